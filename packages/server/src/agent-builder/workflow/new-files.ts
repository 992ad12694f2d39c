import { packageVersion } from '../../package-version.ts';
import type { Migration } from './migrate-workflow.ts';
import { report } from './report.ts';

/** The files that a migration makes, by their names. */
export function newFiles(migration: Migration): ReadonlyMap<string, string> {
  return new Map([
    ['workflow.ts', migration.text.endsWith('\n') ? migration.text : `${migration.text}\n`],
    ['server.ts', server],
    ['package.json', `${JSON.stringify(manifest(migration), null, 2)}\n`],
    ['MIGRATION.md', `${report(migration)}\n`],
  ]);
}

/** Runs the workflow; whoever opens the page is a visitor. */
const server = `import { chatdock } from '@chatdock/server';
import express from 'express';
import { respond } from './workflow.ts';

const chat = chatdock({
  auth: { anonymous: true }, // to try it: give it the sign-in of your users instead
  respond,
});

const app = express();
app.use('/api/chatkit', chat);
app.get('/', (_request, response) => {
  response.send('<!doctype html><title>Chat</title><script src="/api/chatkit/embed.js" defer></script>');
});

await chat.ready;
const port = Number(process.env.PORT ?? 3000);
const listener = app.listen(port, () => console.log(\`http://localhost:\${port}\`));

process.once('SIGTERM', async () => {
  await chat.close();
  listener.close();
});
`;

/** Which versions the packages of an export are wanted in. The Agents SDK has to be the one that Chatdock runs it with. */
const versions: Readonly<Record<string, string>> = {
  '@openai/agents': '^0.20.0',
  '@openai/guardrails': '^0.2.1',
  openai: '^7.57.0',
  zod: '^4.6.7',
};

function manifest({ text }: Migration) {
  const used = Object.entries(versions).filter(([name]) =>
    new RegExp(`from ['"]${name}['"]`, 'u').test(text),
  );
  const ours = { '@chatdock/server': `^${packageVersion()}`, express: '^5.3.0' };
  return {
    private: true,
    type: 'module',
    scripts: { start: 'node server.ts' },
    dependencies: { ...ours, ...Object.fromEntries(used) },
  };
}
