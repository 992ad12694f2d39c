import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.ts';

/** A page with a chat. */
export interface ChatPage {
  name: string;
  /** What its body holds. */
  body: string;
  /** The one module it loads; the page of the script tag has `embed.js` instead. */
  module?: string;
  /** Where its message box is, or may be: a selector below what the one before it found, or in the shadow root of that. */
  boxes: readonly (readonly string[])[];
}

export const empty = 'limit: an empty page with a textarea';
export const litChat = 'limit: a bare Lit chat skeleton';
export const chatdock = 'chatdock by script tag';
export const deepChat = 'deep-chat 2.4';

/** The same page with each of them. */
export async function chatPages(): Promise<ChatPage[]> {
  return [
    { name: empty, body: '<textarea aria-label="Message"></textarea>', boxes: [['textarea']] },
    {
      name: litChat,
      body: '<lit-chat></lit-chat>',
      module: await bundle(fileURLToPath(new URL('lit-chat.ts', import.meta.url))),
      boxes: [['lit-chat', 'textarea']],
    },
    {
      name: chatdock,
      body: '<script src="/chatkit/embed.js" defer></script>',
      // What is written before there is a session goes over to the chat.
      boxes: [
        ['chat-dock', 'textarea'],
        ['chat-dock', 'chatdock-chat', 'textarea'],
      ],
    },
    {
      name: deepChat,
      body: `<deep-chat connect='{"url":"/chat","stream":true}'></deep-chat>`,
      module: await bundle(fileURLToPath(import.meta.resolve('deep-chat'))),
      boxes: [['deep-chat', '#text-input']],
    },
  ];
}
