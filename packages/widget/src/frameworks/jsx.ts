import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ChatDock } from '../chat-dock.ts';
import type { MarkupListeners, MarkupSettings } from './settings.ts';

// Types only: `<chat-dock>` itself in React’s JSX.

type ReactChatDock = DetailedHTMLProps<HTMLAttributes<ChatDock>, ChatDock> & MarkupSettings & MarkupListeners;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'chat-dock': ReactChatDock;
    }
  }
}
