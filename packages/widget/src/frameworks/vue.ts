import type { EmitFn, HTMLAttributes } from 'vue';
import type { ChatDock } from '../chat-dock.ts';
import type { ChatDockEventMap } from '../chat-dock-event-map.ts';
import type { MarkupSettings } from './settings.ts';

// Types only: `<chat-dock>` in Vue’s templates.

type Listeners = { [Name in keyof ChatDockEventMap]: (event: ChatDockEventMap[Name]) => void };

type VueChatDock = new () => ChatDock & {
  $props: HTMLAttributes & MarkupSettings;
  $emit: EmitFn<Listeners>;
};

declare module 'vue' {
  interface GlobalComponents {
    'chat-dock': VueChatDock;
  }
}
