/**
 * Who may import whom. A file belongs to the first layer whose `files` match; it may import its own layer, `may`,
 * only types from `mayTypes`, and only on demand from `mayDynamic`. docs/architecture.md says why.
 */

const error = ['chatdock-error.ts', 'owner.ts'];
const ports = ['chat/ports.ts'];
const database = ['@chatdock/mcp-tasks/database'];

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

export const layers = {
  'mcp-tasks': [
    {
      name: 'database/',
      files: ['database/'],
      may: ['node:*', 'pg', 'postgrator'],
      mayTypes: ['@electric-sql/pglite'],
      mayDynamic: ['@electric-sql/pglite/*'],
    },
    { name: 'the task', files: ['task.ts', 'task-error.ts'], may: ['zod'] },
    { name: 'the repository contract', files: ['task-repository.ts'], may: [], mayTypes: ['task.ts'] },
    {
      name: 'tools/',
      files: ['tools/'],
      may: ['task.ts', 'task-error.ts', 'zod', 'zod/v4', '@modelcontextprotocol/server'],
      mayTypes: ['task-repository.ts'],
    },
    {
      name: 'the MCP server',
      files: ['task-server.ts'],
      may: ['tools/', 'task.ts', 'task-error.ts', '@modelcontextprotocol/server', 'node:*'],
      mayTypes: ['task-repository.ts'],
    },
    {
      name: 'the Postgres repository',
      files: ['postgres-tasks.ts', 'queries.ts', 'rows.ts', 'migrate-tasks.ts'],
      may: ['database/', 'task.ts', 'task-error.ts', 'zod'],
      mayTypes: ['task-repository.ts'],
    },
    {
      name: 'the entry',
      files: ['index.ts'],
      may: [
        'task.ts',
        'task-error.ts',
        'task-repository.ts',
        'task-server.ts',
        'postgres-tasks.ts',
        'migrate-tasks.ts',
        'tools/',
      ],
    },
  ],
  widget: [
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
    { name: 'sessions', files: ['session/'], may: ['widget-error.ts'], mayTypes: ['lit'] },
    { name: 'thread memory', files: ['thread/'], may: [] },
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
      mayDynamic: ['renderers/open/open-renderer.ts'],
    },
    { name: 'registration', files: ['define.ts'], may: ['chat-dock.ts'] },
    { name: 'the embed', files: ['embed.ts'], may: [], mayDynamic: ['define.ts'] },
    {
      name: 'the entry',
      files: ['index.ts'],
      may: ['chat-dock.ts', 'chat-dock-events.ts', 'widget-error.ts', 'renderers/renderer.ts'],
      mayTypes: ['session/page-token.ts'],
    },
  ],
  server: [
    { name: 'the errors and the owner', files: error, may: [] },
    { name: 'protocol/', files: ['protocol/'], may: ['zod'] },
    { name: 'chat/', files: ['chat/'], may: ['protocol/', ...error] },
    { name: 'auth/', files: ['auth/'], may: ['jose', 'node:crypto', ...error], mayTypes: ['jose'] },
    { name: 'sessions/', files: ['sessions/'], may: ['auth/', 'node:crypto', ...error] },
    {
      name: 'store/',
      files: ['store/'],
      may: ['protocol/', 'node:*', 'nanoid', ...error, ...database],
      mayTypes: ports,
    },
    {
      name: 'OpenAI’s models',
      files: ['agent/openai-model.ts'],
      may: ['openai', '@openai/agents-openai', '@openai/agents-core', ...error],
    },
    {
      name: 'agent/',
      files: ['agent/'],
      may: [
        'protocol/',
        'node:crypto',
        'node:timers/promises',
        'nanoid',
        'zod',
        'openai',
        '@openai/agents-core',
        '@modelcontextprotocol/client',
        '@chatdock/mcp-tasks',
        ...error,
      ],
      mayTypes: [...ports, '@openai/agents-core/*'],
      mayDynamic: ['agent/openai-model.ts'],
    },
    {
      name: 'http/express.ts',
      files: ['http/express.ts'],
      may: ['http/', 'chat/', ...error, 'node:*'],
      mayTypes: ['express'],
    },
    {
      name: 'http/',
      files: ['http/'],
      may: ['chat/', 'sessions/', 'auth/', 'protocol/', 'cors', 'node:*', ...error],
    },
    {
      name: 'the wiring',
      files: ['chatdock.ts', 'options.ts', 'index.ts', 'cli.ts'],
      may: [
        'protocol/',
        'chat/',
        'auth/',
        'sessions/',
        'store/',
        'agent/',
        'http/',
        'pino',
        'zod',
        'node:*',
        '@chatdock/mcp-tasks',
        ...database,
        ...error,
        'chatdock.ts',
        'options.ts',
      ],
    },
  ],
};
