import { ChatKitWidget } from './widget.ts';

if (typeof customElements !== 'undefined' && !customElements.get('chatkit-widget'))
  customElements.define('chatkit-widget', ChatKitWidget);

export { kind } from './item/widget-kind.ts';
