import type { folder } from '../../../src/doctor/findings/folder.ts';

/** For each mistake in a project, files that make it, and where the doctor has to find it. */
export const brokenFolders: Record<keyof typeof folder, readonly [Record<string, string>, string]> = {
  folder_without_chat: [
    { 'package.json': '{"dependencies":{"left-pad":"1.0.0"}}', 'index.ts': 'export {};' },
    '.',
  ],
  manifest_broken: [
    { 'package.json': '{"dependencies":', 'a.ts': 'import "@openai/chatkit-react";' },
    'package.json',
  ],
  versions_apart: [
    { 'package.json': '{"dependencies":{"@chatdock/server":"^0.1.0","@chatdock/widget":"^0.2.0"}}' },
    'package.json',
  ],
  runtime_too_old: [
    { 'package.json': '{"engines":{"node":">=20"},"dependencies":{"@chatdock/server":"^0.1.0"}}' },
    'package.json',
  ],
  key_in_browser_code: [
    { 'src/chatkit.ts': 'const a = 1;\nconst key = import.meta.env.VITE_OPENAI_API_KEY;\n' },
    'src/chatkit.ts:2',
  ],
  key_in_source: [{ 'chatkit.py': `client = OpenAI(api_key="sk-${'hunter2'.repeat(5)}")\n` }, 'chatkit.py:1'],
  env_not_ignored: [
    {
      'chatkit.ts': '',
      '.env': `OPENAI_API_KEY=sk-${'hunter2'.repeat(5)}\n`,
      '.gitignore': 'dist\n',
      '.git/HEAD': 'x',
    },
    '.env',
  ],
  key_missing: [
    {
      'chatkit.ts': '\n\nconst key = process.env.OPENAI_API_KEY;',
      '.env': 'PORT=1\nOPENAI_API_KEY=your-key-here\n',
    },
    'chatkit.ts:3',
  ],
  secret_too_short: [
    { 'chatkit.ts': '', '.env.local': 'PORT=1\nBETTER_AUTH_SECRET=hunter2\n' },
    '.env.local:2',
  ],
  workflow_placeholder: [{ 'chatkit.ts': '', '.env': 'NEXT_PUBLIC_CHATKIT_WORKFLOW_ID=wf_...\n' }, '.env:1'],
  workflow_ends: [
    {
      'app/session.ts': `const id = 'x';\nconst workflow = { id: 'wf_${'0123456789abcdef'.repeat(2)}' }; // chatkit\n`,
    },
    'app/session.ts:2',
  ],
  same_user_for_all: [
    {
      'session.ts':
        "const session = await openai.beta.chatkit.sessions.create({\n  workflow: { id },\n  user: 'user_123',\n});\n",
    },
    'session.ts:3',
  ],
  stored_secret: [
    {
      'chat.tsx':
        'useChatKit({ api: {\n  async getClientSecret(existing) {\n    if (existing) return existing;\n    return ask();\n  },\n} });\n',
    },
    'chat.tsx:3',
  ],
  stream_compression: [
    { 'server.ts': "app.use(compression());\napp.post('/chatkit', (req, res) => stream(req, res));\n" },
    'server.ts:1',
  ],
  body_read_before: [
    {
      'server.ts': "app.use(express.json());\napp.post('/chatkit', express.raw({ type: '*/*' }), handle);\n",
    },
    'server.ts:1',
  ],
  proxy_buffering: [
    {
      'chatkit.py': '',
      'deploy/nginx.conf':
        'server {\n  # proxy_buffering on;\n  location /chatkit {\n    proxy_pass http://app;\n    proxy_buffering on;\n  }\n}\n',
    },
    'deploy/nginx.conf:5',
  ],
  proxy_buffering_default: [
    {
      'chatkit.py': '',
      'site.conf': 'server {\n  location /chatkit {\n    proxy_pass http://app;\n  }\n}\n',
    },
    'site.conf:2',
  ],
  folder_too_big: [
    {
      'chatkit.ts': '',
      ...Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`many/${at}.ts`, ''])),
    },
    '.',
  ],
};

/** Projects that have nothing wrong, though some of it looks as if it had. */
export const rightFolders: Record<string, Record<string, string>> = {
  'a project of ours': {
    'package.json':
      '{"engines":{"node":">=22"},"dependencies":{"@chatdock/server":"^0.1.0","@chatdock/widget":"^0.1.0"}}',
    'server.ts':
      "import { chatdock } from '@chatdock/server';\napp.use(compression());\napp.use(express.json());\n",
    'nginx.conf': 'server { location /api/chatkit { proxy_pass http://app; } }',
    '.env.example': 'OPENAI_API_KEY=\nBETTER_AUTH_SECRET=short\nCHATKIT_WORKFLOW_ID=wf_...\n',
    '.env': `OPENAI_API_KEY=sk-${'k'.repeat(40)}\nNEXT_PUBLIC_CHATKIT_API_DOMAIN_KEY=domain_pk_1\n`,
    '.gitignore': 'node_modules\n/.env*\n',
    '.git/HEAD': 'x',
    'test/keys.test.ts': `const key = 'sk-${'k'.repeat(40)}';`,
    'node_modules/chatkit/index.js': `const key = 'sk-${'k'.repeat(40)}';`,
  },
  'a hosted chat with a fresh secret for each user': {
    'session.ts': 'await openai.beta.chatkit.sessions.create({ workflow: { id }, user: userId });',
    'chat.tsx':
      'const options = { getClientSecret: async (current) => (await open()).client_secret };\nreturn current;\n',
  },
};
