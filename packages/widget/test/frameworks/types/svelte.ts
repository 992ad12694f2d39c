import '@chatdock/widget/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

// What Svelte’s language tools take and refuse in a template: they look the tag up here. Nothing here runs.

type Props = SvelteHTMLElements['chat-dock'];

export const taken: Props[] = [
  {},
  { api: '/chat', 'token-url': '/token', class: 'chat', id: 'help' },
  { tokenUrl: '/token', getToken: async () => null, theme: 'dark', prompts: [] },
  { 'onchatkit.effect': ({ detail }) => detail.name, 'onchat-dock-state-changed': ({ state }) => state },
];

export const refused: Props[] = [
  // @ts-expect-error -- no such word
  { theme: 'blue' },
  // @ts-expect-error -- a list
  { prompts: 'Today' },
  // @ts-expect-error -- there is no such thing in this event
  { 'onchatkit.effect': ({ detail }) => detail.title },
];
