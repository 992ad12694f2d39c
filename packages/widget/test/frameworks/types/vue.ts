import '@chatdock/widget/vue';
import type { GlobalComponents } from 'vue';

// What Vue’s language tools take and refuse in a template: they look the tag up here. Nothing here runs.

type Dock = InstanceType<GlobalComponents['chat-dock']>;
type Props = Dock['$props'];

export const taken: Props[] = [
  {},
  { api: '/chat', 'token-url': '/token', class: 'chat', id: 'help' },
  { tokenUrl: '/token', getToken: async () => null, theme: 'dark', prompts: [] },
];

export const refused: Props[] = [
  // @ts-expect-error -- no such word
  { theme: 'blue' },
  // @ts-expect-error -- a list
  { prompts: 'Today' },
  // @ts-expect-error -- no such property
  { tokenAddress: '/token' },
  // @ts-expect-error -- Vue would listen to an event of that name
  { onClientTool: () => {} },
];

export function emitted(dock: Dock, event: HTMLElementEventMap['chatkit.thread.change']): string | null {
  dock.$emit('chatkit.thread.change', event);
  // @ts-expect-error -- no such event
  dock.$emit('chatkit.thread.changed', event);
  return event.detail.threadId;
}
