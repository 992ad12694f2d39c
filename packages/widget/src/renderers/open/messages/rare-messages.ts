import { conversationStyles } from '../conversation/conversation.styles.ts';
import { spinnerStyles } from '../conversation/spinner.styles.ts';
import type { ItemKind } from '../item-kind.ts';
import { addStyles } from '../parts/add-styles.ts';
import { changeGeneratedImage, generatedImage, readGeneratedImage } from './generated-image.ts';
import { messageTexts } from './message-texts.ts';
import { readUserMessage } from './read-user-message.ts';
import { rareStyles } from './rare.styles.ts';
import { richUserMessage } from './user-message.ts';

addStyles(conversationStyles, spinnerStyles);
addStyles(conversationStyles, rareStyles);

/** Messages that are more than words: what a user sent along, and pictures of the assistant. */
export const kind: ItemKind = {
  types: ['user_message', 'generated_image'],
  parts:
    'tag, quote, attachment, attachment-image, generated-image, picture, picture-download, picture-close',
  read: (id, item) =>
    item['type'] === 'user_message' ? readUserMessage(id, item) : readGeneratedImage(id, item),
  change: changeGeneratedImage,
  say: (item, { running, isOld }) => {
    if (item.type !== 'generated_image' || isOld) return [];
    return [running ? messageTexts.making : '', !running && item.url !== undefined ? messageTexts.made : ''];
  },
  view: () => (item, surroundings) => {
    if (item.type === 'user_message') return richUserMessage(item, surroundings);
    return item.type === 'generated_image' ? generatedImage(item, surroundings) : null;
  },
};
