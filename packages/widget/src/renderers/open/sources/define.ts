import { citing } from '../conversation/citing.ts';
import { conversationStyles } from '../conversation/conversation.styles.ts';
import type { MarkdownViews } from '../markdown/markdown-view.ts';
import { addStyles } from '../parts/add-styles.ts';
import { linkStyles } from '../parts/link.styles.ts';
import { Citations } from './citations.ts';
import { sourceStyles } from './source.styles.ts';
import { ChatKitSources } from './sources.ts';

export { readSources } from './read-sources.ts';

addStyles(conversationStyles, linkStyles);
addStyles(conversationStyles, sourceStyles);

const known = new WeakMap<MarkdownViews, Citations>();

citing.cite = (content, streaming, views) => {
  const citations = known.get(views) ?? new Citations();
  known.set(views, citations);
  return citations.show(content, streaming);
};

if (!customElements.get('chatkit-sources')) customElements.define('chatkit-sources', ChatKitSources);
