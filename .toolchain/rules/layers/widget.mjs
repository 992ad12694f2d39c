/** Decoder, client, reducer, store: they know neither Lit nor the DOM. */
const openCore = [
  'answer-error.ts',
  'apply-update.ts',
  'chatkit-client.ts',
  'patiently.ts',
  'read-event.ts',
  'read-item.ts',
  'read-json.ts',
  'sse-decoder.ts',
  'thread-state.ts',
  'thread-store.ts',
  'wire.ts',
].map((file) => `renderers/open/${file}`);

export const widget = [
  { name: 'the error', files: ['widget-error.ts'], may: [] },
  { name: 'the renderer contract', files: ['renderers/renderer.ts'], may: [] },
  {
    name: 'the open renderer’s core',
    files: openCore,
    may: ['eventsource-parser', 'widget-error.ts'],
    mayTypes: ['renderers/renderer.ts'],
  },
  {
    name: 'the open renderer',
    files: ['renderers/open/'],
    may: [...openCore, 'lit', 'lit/*', 'widget-error.ts', 'eventsource-parser', 'streaming-markdown'],
    mayTypes: ['renderers/renderer.ts'],
    mayDynamic: ['streaming-markdown'],
  },
  { name: 'what is remembered', files: ['remembered-text.ts'], may: [] },
  {
    name: 'sessions',
    files: ['session/'],
    may: ['remembered-text.ts', 'widget-error.ts'],
    mayTypes: ['lit'],
  },
  { name: 'thread memory', files: ['thread/'], may: ['remembered-text.ts'] },
  {
    name: 'the element',
    files: [
      'chat-controller.ts',
      'chat-dock-events.ts',
      'chat-dock-panel.ts',
      'chat-dock.styles.ts',
      'chat-dock.ts',
      'color-scheme-controller.ts',
      'sign-in.ts',
      'start-prompts.ts',
    ],
    may: ['lit', 'lit/*', 'session/', 'thread/', 'widget-error.ts'],
    mayTypes: ['renderers/renderer.ts'],
    mayDynamic: ['renderers/open/open-renderer.ts', 'session/leave-page.ts'],
  },
  { name: 'registration', files: ['define.ts'], may: ['chat-dock.ts'] },
  { name: 'the embed', files: ['embed.ts'], may: [], mayDynamic: ['define.ts'] },
  {
    name: 'the entry',
    files: ['index.ts'],
    may: ['chat-dock.ts', 'chat-dock-events.ts', 'widget-error.ts', 'renderers/renderer.ts'],
    mayTypes: ['session/page-token.ts'],
  },
];
