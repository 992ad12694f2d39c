import { ChatDock } from './chat-dock.ts';

// Where there is no registry (a server without Lit's), importing does nothing; a page that has the element keeps its own.
if (typeof customElements !== 'undefined' && !customElements.get('chat-dock'))
  customElements.define('chat-dock', ChatDock);

export { ChatDock };
