import { OpenChatKit } from '../chatkit-element.ts';
import { defineParts } from '../parts/define.ts';

/** The chat UI inside `<chat-dock>`: an element of its own, so that the name `openai-chatkit` stays free for the page. */
export class DockedChat extends OpenChatKit {}

defineParts();
let name = 'chatdock-chat';
// Taken where a page holds two copies of this.
while (customElements.get(name)) name += '-copy';
customElements.define(name, DockedChat);
