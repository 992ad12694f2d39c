import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { editPage } from '../../src/agent-builder/client/edit-page.ts';
import { editScript } from '../../src/agent-builder/client/edit-script.ts';
import { lineDiff } from '../../src/agent-builder/client/line-diff.ts';
import { runHere } from './support/run-here.ts';

const page = `<!doctype html>
<!-- <openai-chatkit> in a comment stays -->
<script src="https://cdn.platform.openai.com/deployments/chatkit/chatkit.js" async></script>
<openai-chatkit id="chat" class="wide"></openai-chatkit>
<script type="module">
  const chat = document.getElementById('chat'); // ChatKit
  chat.setOptions({
    api: {
      async getClientSecret(existing) {
        const answer = await fetch('/session', { method: 'POST', headers: { Authorization: \`Bearer \${token}\` } });
        return (await answer.json()).client_secret;
      },
    },
    theme: 'dark', // as the page
  });
</script>
`;

test('a page: the script, the element, and its options', () => {
  const { after, remarks } = editPage('page.html', page, '/api/chatkit');
  expect(after).toBe(`<!doctype html>
<!-- <openai-chatkit> in a comment stays -->
<script src="/api/chatkit/embed.js" defer></script>
<chat-dock id="chat" class="wide"></chat-dock>
<script type="module">
  const chat = document.getElementById('chat'); // ChatKit
  chat.options = {
    theme: 'dark', // as the page
  };
</script>
`);
  expect(remarks).toEqual([{ line: 8, message: expect.stringContaining('token-url') }]);
  expect(editPage('page.html', after, '/api/chatkit')).toMatchObject({ after, remarks: [] });
});

test('a script: the element by its name, with nothing but its session', () => {
  const before = `import '@openai/chatkit';
const chatkit = document.createElement('openai-chatkit');
chatkit.setOptions({ api: { getClientSecret: () => secret() } });
document.querySelector("openai-chatkit.wide").focus();
load('https://cdn.platform.openai.com/deployments/chatkit/chatkit.js');
`;
  const { after, remarks } = editScript('chat.ts', before, 'https://app.example.com/api/chatkit');
  expect(after).toBe(`import '@openai/chatkit';
const chatkit = document.createElement('chat-dock');
chatkit.options = {};
document.querySelector("chat-dock.wide").focus();
load('https://app.example.com/api/chatkit/embed.js');
`);
  expect(remarks).toEqual([]);
});

const run = (...args: string[]) => runHere(['client', ...args]);

const component = `import { ChatKit, useChatKit } from '@openai/chatkit-react';

export function Help() {
  const { control } = useChatKit({
    startScreen: { greeting: 'Hello' },
    api: {
      async getClientSecret() {
        return (await fetch('/session')).text();
      },
    },
  });
  return <ChatKit control={control} className="help" />;
}
`;

test('React: the hook and its component become one', () => {
  expect(editScript('help.tsx', component, '/api/chatkit')).toMatchObject({
    after: `import { ChatDock } from '@chatdock/widget/react';

export function Help() {
  const chatOptions = {
    startScreen: { greeting: 'Hello' },
  };
  return <ChatDock api="/api/chatkit" options={chatOptions} className="help" />;
}
`,
    remarks: [],
  });
});

test.each([
  ['more of the hook is used', component.replace('{ control }', '{ control, sendUserMessage }'), 4],
  ['handlers', component.replace('startScreen:', 'onError: report, startScreen:'), 5],
  ['options from elsewhere', component.replace(/useChatKit\(\{[^]*\}\);/u, 'useChatKit(options);'), 4],
  ['no component', component.replace(/<ChatKit.*>/u, 'null'), 4],
  ['another session', component.replace('getClientSecret', 'refresh'), 4],
])('React: %s, and the file stays, with a sentence that helps', (_name, before, line) => {
  const { after, remarks } = editScript('help.tsx', before, '/api/chatkit');
  expect(after).toBe(before);
  expect(remarks).toEqual([
    { line, message: expect.stringMatching(/so this file stays as it is\. It can go on/u) },
  ]);
});

test('what is not understood stays: options from elsewhere, a used result, code that cannot be read', () => {
  const hosted = `{ api: { getClientSecret } }`;
  for (const before of ['chatkit.setOptions(options);\n', `const done = chatkit.setOptions(${hosted});\n`]) {
    const { after, remarks } = editScript('a.js', before, '/api/chatkit');
    expect(after).toBe(before);
    expect(remarks).toEqual([{ line: 1, message: expect.stringContaining('<chat-dock>') }]);
  }
  expect(editScript('a.js', 'chatkit(', '/x').remarks).toMatchObject([{ line: 1 }]);
  const route = `const session = await openai.beta.chatkit.sessions.create({ user });\n`;
  expect(editScript('route.ts', route, '/x')).toMatchObject({
    after: route,
    remarks: [{ line: 1, message: expect.stringContaining('POST /session') }],
  });
});

test('a difference is shown with the lines around it', () => {
  const lines = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const after = ['a', 'B', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
  expect(lineDiff('x', lines.join('\n'), after.join('\n'))).toBe(
    [
      '--- x',
      '+++ x',
      '@@ line 1 @@',
      ' a',
      '-b',
      '+B',
      ' c',
      ' d',
      '@@ line 7 @@',
      ' g',
      ' h',
      '+i',
      '',
    ].join('\n'),
  );
  expect(lineDiff('x', 'a', 'a')).toBe('');
});

test('the command shows what it would do, does it with --write, and then has nothing left to do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chatdock-pages-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'help.tsx'), component);
  const shown = await run(folder);
  expect(shown).toMatchObject({ code: 0, stderr: '' });
  expect(shown.stdout).toContain(`+  return <ChatDock api="/api/chatkit"`);
  expect(shown.stdout).toMatch(/1 file would be changed; --write does it\.\n$/u);
  expect(readFileSync(join(folder, 'help.tsx'), 'utf8')).toBe(component);
  expect(await run(folder, '--write', '--json')).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, 'help.tsx'), 'utf8')).toContain('<ChatDock');
  expect(await run(folder)).toMatchObject({ code: 0, stdout: 'Nothing here talks to hosted ChatKit.\n' });
  expect(await run(join(folder, 'none'))).toMatchObject({
    code: 1,
    stderr: `${join(folder, 'none')}: there is no such file or folder.\n`,
  });
  expect(await run()).toMatchObject({ code: 2 });
  expect(await run(folder, '--server', 'ftp://x')).toMatchObject({ code: 2 });
});
