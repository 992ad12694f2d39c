import { OpenChatKit } from './chatkit-element.ts';
import { ChatKitComposer } from './parts/composer.ts';

const elements: readonly (readonly [string, CustomElementConstructor])[] = [
  ['chatkit-composer', ChatKitComposer],
  ['openai-chatkit', OpenChatKit],
];

// A page may hold two copies of this, or OpenAI's own element: who came first stays.
if (typeof customElements !== 'undefined') {
  for (const [name, constructor] of elements)
    if (!customElements.get(name)) customElements.define(name, constructor);
}

export { OpenChatKit };
