import { OpenChatKit } from './chatkit-element.ts';
import { defineParts } from './parts/define.ts';

if (typeof customElements !== 'undefined') {
  defineParts();
  // A page that has OpenAI's own element, or another copy of this, keeps it.
  if (!customElements.get('openai-chatkit')) customElements.define('openai-chatkit', OpenChatKit);
}

export { OpenChatKit };
