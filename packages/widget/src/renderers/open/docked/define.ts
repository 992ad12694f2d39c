import { OpenChatKit } from '../chatkit-element.ts';
import { onNextFrame } from '../next-frame.ts';
import { defineParts } from '../parts/define.ts';

/** Parts that `<chat-dock>` has itself. */
const ofTheDock = /^(?:button|chat|message|notice|skeleton)$/;

/** The chat UI inside `<chat-dock>`: an element of its own, so that the name `openai-chatkit` stays free for the page. */
export class DockedChat extends OpenChatKit {
  /** `<chat-dock>` has its session from a Chatdock server. */
  override get isOurs(): boolean {
    return true;
  }

  /** All parts can be styled from the page. */
  protected override updated(): void {
    super.updated();
    // What is in it draws itself until then.
    onNextFrame(() => {
      const parts = [...this.renderRoot.querySelectorAll('[part], [exportparts]')].flatMap((element) => [
        ...element.part,
        ...(element.getAttribute('exportparts')?.split(/, */) ?? []),
      ]);
      this.setAttribute('exportparts', parts.filter((part) => !ofTheDock.test(part)).join());
    });
  }
}

defineParts();
let name = 'chatdock-chat';
// Taken where a page holds two copies of this.
while (customElements.get(name)) name += '-copy';
customElements.define(name, DockedChat);
