import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Chatdock } from '@chatdock/server';
import { createTestDatabase, listen } from '@chatdock/testing';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { setUpErrorMessages } from '../../packages/widget/src/set-up/set-up-messages.ts';
import { widgetErrorMessages } from '../../packages/widget/src/widget-error.ts';

// Code of the guides: its types, and what can be run of it.

const docs = fileURLToPath(new URL('..', import.meta.url));
const pages = globSync(['guides/*.md', 'troubleshooting.md'], { cwd: docs }).map((file) =>
  readFileSync(join(docs, file), 'utf8'),
);
const snippets = new Map(
  pages.flatMap((page) =>
    [...page.matchAll(/<!-- snippet: (\S+) -->\n\n```\w+\n([^]*?)```/gu)].map(([, name = '', code = '']) => [
      name,
      code,
    ]),
  ),
);

let folder = '';
let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  mkdirSync(join(docs, '.artifacts'), { recursive: true });
  folder = mkdtempSync(join(docs, '.artifacts/guides-'));
  for (const [name, code] of snippets) writeFileSync(join(folder, name), code);
  database = await createTestDatabase();
  process.env['DATABASE_URL'] = database.url;
  process.env['LOG_LEVEL'] = 'silent';
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

test('the snippets of the guides have no type errors', () => {
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2024', 'esnext.array', 'dom', 'dom.iterable'],
    module: 'nodenext',
    types: ['node'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
  expect(spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' }).stdout).toBe('');
});

test.each([
  ['better-auth.ts', '/api/auth/jwks', ''],
  ['auth0.ts', '/.well-known/jwks.json', '/'],
  ['clerk.ts', '/.well-known/jwks.json', ''],
])('%s lets the users of that sign-in in, and nobody else', async (name, path, slash) => {
  const issuer = await startIssuer(path);
  const code = snippets.get(name) ?? '';
  const origin = /jwksUrl: '(https:\/\/[^/]+)/u.exec(code)?.[1] ?? '';
  const audience = /audience: '([^']+)'/u.exec(code)?.[1] ?? '';
  const chat = await run(name, code.replaceAll(origin, issuer.origin));
  const token = (aud: string) => issuer.sign({ aud, iss: `${issuer.origin}${slash}` });
  expect(await ask(chat, { authorization: `Bearer ${await token(audience)}` })).toMatchObject({
    status: 201,
    body: { client_secret: expect.stringMatching(/^cs_/u) },
  });
  expect(await ask(chat, { authorization: `Bearer ${await token('another')}` })).toMatchObject({
    status: 401,
    body: { error: { code: 'invalid_token' } },
  });
});

test('a cookie session lets in whom the application knows', async () => {
  const chat = await run('cookie.ts', snippets.get('cookie.ts') ?? '');
  expect(await ask(chat, { cookie: 'signed-in=yes' })).toMatchObject({ status: 201 });
  expect(await ask(chat, {})).toMatchObject({ status: 401, body: { error: { code: 'missing_token' } } });
});

test('troubleshooting has every sentence of the chat as it is said', () => {
  const page = pages.find((text) => text.startsWith('# Troubleshooting'));
  for (const [code, sentence] of Object.entries({ ...widgetErrorMessages, ...setUpErrorMessages })) {
    const row = page?.split('\n').find((line) => line.includes(`| \`${code}\``));
    expect(row?.replaceAll('`<openai-chatkit>`', '<openai-chatkit>'), code).toContain(sentence);
  }
});

/** The server that a snippet exports. */
async function run(name: string, code: string): Promise<Chatdock> {
  const file = join(folder, `run-${name}`);
  writeFileSync(file, code);
  const { chat }: { chat: Chatdock } = await import(pathToFileURL(file).href);
  onTestFinished(() => chat.close());
  await chat.ready;
  return chat;
}

/** Asks for a session over HTTP, of the server as a listener. */
async function ask(chat: Chatdock, headers: Record<string, string>) {
  const server = createServer(chat);
  try {
    const answer = await fetch(`${await listen(server)}/api/chatkit/session`, { method: 'POST', headers });
    return { status: answer.status, body: (await answer.json()) as unknown };
  } finally {
    server.close();
  }
}

/** A stand-in for a sign-in service, which publishes its keys at `path`. */
async function startIssuer(path: string) {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'one', use: 'sig', alg: 'EdDSA' }];
  const server = createServer((request, response) => {
    if (request.url === path)
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
    else response.writeHead(404).end();
  });
  const origin = await listen(server);
  onTestFinished(() => void server.close());
  const sign = (claims: { aud: string; iss: string }) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', kid: 'one' })
      .setSubject('ann')
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(privateKey);
  return { origin, sign };
}
