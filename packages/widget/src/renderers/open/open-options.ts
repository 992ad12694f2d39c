import type { ChatKitOptions } from '../../chatkit/options.ts';
import type { OwnWords } from '../../locales/words.ts';

/** What our chat UI can be told: all that OpenAI's element can, and more. */
export interface OpenChatKitOptions extends ChatKitOptions {
  /** Words of the page's own, in place of those of the interface. They are those of all chats on the page. */
  texts?: OwnWords | null;
  /** Level of the chat's own headings, `1` to `6`; those of answers are below. The same in all chats on the page. Default: `2`. */
  headingLevel?: number | null;
}
