import type { HTMLAttributes } from 'svelte/elements';
import type { ChatDock } from '../chat-dock.ts';
import type { MarkupListeners, MarkupSettings } from './settings.ts';

// Types only: `<chat-dock>` in Svelte’s templates.

type SvelteChatDock = Omit<HTMLAttributes<ChatDock>, keyof MarkupSettings> & MarkupSettings & MarkupListeners;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'chat-dock': SvelteChatDock;
  }
}
