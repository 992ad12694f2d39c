import type { ThreadItem } from '../../protocol/items.ts';

/** How many characters make a token, roughly, in the languages that people write to assistants in. */
const charactersPerToken = 4;
/** What providers count for what is no text, roughly. */
const each = { message: 4, image: 1_000, file: 2_000, widget: 1_000 };

/** About how many tokens a model counts for a text of so many characters. */
export function tokensIn(characters: number): number {
  return Math.ceil(characters / charactersPerToken);
}

/** About how many tokens a model is given for an item. */
export function tokensOf(item: ThreadItem): number {
  switch (item.type) {
    case 'user_message': {
      const files = item.attachments.map(({ type }) => (type === 'image' ? each.image : each.file));
      return textTokens(item.content) + files.reduce((sum, count) => sum + count, 0);
    }
    case 'generated_image':
      return item.image ? each.image : 0;
    case 'widget':
      return Math.min(each.widget, textTokens(item.widget));
    case 'workflow':
      return item.workflow.tasks.reduce(
        (sum, task) => sum + (task.type === 'custom' ? textTokens(task) : 0),
        0,
      );
    case 'end_of_turn':
      return 0;
    default:
      return textTokens(item);
  }
}

function textTokens(value: unknown): number {
  return each.message + tokensIn(JSON.stringify(value).length);
}
