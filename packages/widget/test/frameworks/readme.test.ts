import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { writeSnippets } from '../browser/bundle-snippets.ts';
import { chatSuite } from '../browser/chat-suite.ts';
import { untilState } from '../browser/dock-page.ts';
import { ScriptedThread } from '../browser/scripted-thread.ts';
import { openApp } from './app-page.ts';
import { bundleApp } from './bundle-app.ts';

// The README’s components, each put on a page as its framework does that.

const chat = chatSuite();
let written: ReturnType<typeof writeSnippets>;
beforeAll(() => void (written = writeSnippets()));
afterAll(() => written.remove());

beforeEach(() => {
  const thread = new ScriptedThread();
  chat.site.onChat = (request) => thread.answer(request);
});

const place = `document.querySelector('#app')`;
const components: [string, string][] = [
  [
    'react.tsx',
    `import { createElement } from 'react'; import { createRoot } from 'react-dom/client';
    import { Help } from './react.tsx'; createRoot(${place}).render(createElement(Help));`,
  ],
  [
    'Help.vue',
    `import { createApp } from 'vue'; import Help from './Help.vue'; createApp(Help).mount(${place});`,
  ],
  [
    'Help.svelte',
    `import { mount } from 'svelte'; import Help from './Help.svelte'; mount(Help, { target: ${place} });`,
  ],
];

test.each(components)('%s chats, and counts the answers', async (name, mount) => {
  const main = join(written.folder, `main-${name}.js`);
  writeFileSync(main, mount);
  const files = (await bundleApp(main)).map(([file, code]): [string, string] => [
    file,
    code.replaceAll('/api/chatkit', '/chat').replaceAll('/api/auth/token', '/token'),
  ]);
  const { page, complaints } = await openApp(chat.context, chat.site, { files });
  await untilState(page, 'ready');
  await page.getByRole('textbox', { name: 'Message' }).fill('Good morning');
  await page.keyboard.press('Enter');
  await page.getByText('Answers: 1').waitFor();
  expect(complaints).toEqual([]);
});
