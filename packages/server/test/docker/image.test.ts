import { createTestDatabase, freePort } from '@chatdock/testing';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { variables } from '../../src/cli/variables.ts';
import { chatClient, openSession } from '../support/chat-client.ts';
import { userSecret, userToken } from '../support/user-token.ts';
import { buildImage, type Image } from './support/build-image.ts';
import { parseDockerfile } from './support/parse-dockerfile.ts';

// The image without a Docker engine: what the Dockerfile says is done step by step in an empty folder, with our packages as npm
// packs them, and its command is run with its environment, as the user it names.

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

let image: Image;
beforeAll(() => {
  image = buildImage(parseDockerfile(read('Dockerfile')));
});
afterAll(() => image.remove());

/** Runs a command of the image; `node` is this Node. */
function inContainer([program = '', ...args]: readonly string[], env: Record<string, string>) {
  return {
    program: program === 'node' ? process.execPath : program,
    args,
    options: { cwd: image.workdir, env: { ...image.env, ...env }, ...image.account },
  };
}

/** `docker run`: the command, until it is ready, and by its health check well. */
async function runContainer(settings: Record<string, string>) {
  const env = { PORT: String(await freePort()), ...settings };
  const { program, args, options } = inContainer(image.command, env);
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const ended = once(child, 'exit');
  const api = `http://127.0.0.1:${env.PORT}/api/chatkit`;
  const isReady = () =>
    fetch(`${api}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(isReady, { interval: 300 }).toBe(true);
  const check = inContainer(image.healthcheck, env);
  expect(spawnSync(check.program, check.args, check.options).status).toBe(0);
  return {
    api,
    async stop() {
      child.kill('SIGTERM');
      const [code] = await ended;
      return { code: code as unknown, output: (await output).join('') };
    },
  };
}

async function converse(api: string): Promise<string[]> {
  const ada = chatClient(api, await openSession(api, await userToken('ada')));
  const { threadId } = await ada.create('Add a task to buy groceries');
  return (await ada.items(threadId)).map(({ type }) => type);
}

describe('the image', () => {
  test('runs as a user who may write to /data alone', () => {
    expect(image).toMatchObject({ user: 'node', volumes: ['/data'] });
    expect(image.workdir.endsWith('/data')).toBe(true);
    expect(image.env).toMatchObject({ NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '3000' });
    const modules = join(image.workdir, '../chatdock/node_modules');
    expect(existsSync(join(modules, 'vitest'))).toBe(false);
    expect(existsSync(join(modules, 'express'))).toBe(false); // the command needs none
  });

  test('as compose starts it, on Postgres: well, a conversation, SIGTERM, exit 0', async () => {
    const created = await createTestDatabase();
    onTestFinished(() => created.drop());
    const container = await runContainer({ DATABASE_URL: created.url, BETTER_AUTH_SECRET: userSecret });
    expect(await converse(container.api)).toEqual(['user_message', 'workflow', 'assistant_message']);
    expect((await fetch(`${container.api}/embed.js`)).status).toBe(200);
    expect((await fetch(`${container.api}/docs`)).status).toBe(200);
    expect((await fetch(new URL('/', container.api))).status).toBe(200);
    const { code, output } = await container.stop();
    expect(code).toBe(0);
    expect(output).toContain('chatdock is closed');
  });

  test('alone, on the embedded database in its volume: what was said is there again', async () => {
    const settings = { BETTER_AUTH_SECRET: userSecret };
    const first = await runContainer(settings);
    await converse(first.api);
    expect((await first.stop()).code).toBe(0);
    expect(existsSync(join(image.workdir, '.chatdock/db'))).toBe(true);
    const second = await runContainer(settings);
    const ada = chatClient(second.api, await openSession(second.api, await userToken('ada')));
    expect((await ada.ask<{ data: unknown[] }>('threads.list', {})).data).toHaveLength(1);
    expect((await second.stop()).code).toBe(0);
  });

  test('without a way to know users it ends, and says what to set', () => {
    const { program, args, options } = inContainer(image.command, {});
    const { status, stderr } = spawnSync(program, args, { ...options, encoding: 'utf8' });
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^Nobody could be known: set BETTER_AUTH_SECRET/u),
    ]);
  });
});

describe('compose.yaml', () => {
  interface Service {
    readonly environment: Record<string, string | null>;
    readonly volumes: string[];
  }
  const { services, volumes }: { services: Record<string, Service>; volumes: Record<string, null> } = parse(
    read('compose.yaml'),
  );

  test('the server waits for its Postgres, may write to its volume alone, and has time to end well', () => {
    expect(services['chatdock']).toMatchObject({
      build: '.',
      depends_on: { postgres: { condition: 'service_healthy' } },
      read_only: true,
      tmpfs: ['/tmp'],
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      stop_grace_period: '35s',
      ports: ['127.0.0.1:3000:3000'],
      volumes: ['files:/data'],
    });
    expect(services['postgres']).toMatchObject({
      image: 'postgres:18',
      healthcheck: { test: ['CMD', 'pg_isready', '--username', 'chatdock', '--dbname', 'chatdock'] },
      volumes: ['database:/var/lib/postgresql'],
    });
    expect(services['postgres']).not.toHaveProperty('ports');
    const used = Object.values(services).flatMap((service) =>
      service.volumes.map((mount) => mount.split(':')[0]),
    );
    expect(new Set(used)).toEqual(new Set(Object.keys(volumes)));
  });

  test('it passes on every variable that the server knows and the image does not set, and no secret is in it', () => {
    const known = Object.values(variables).flatMap((group) => group.map(({ name }) => name));
    const own = ['NODE_ENV', 'HOST', 'PORT', 'CHATDOCK_GRACE_SECONDS'];
    const { environment = {} } = services['chatdock'] ?? {};
    expect(new Set(Object.keys(environment))).toEqual(new Set(known.filter((name) => !own.includes(name))));
    const written = Object.entries(environment).filter(([, value]) => value !== null);
    expect(written).toEqual([
      ['DATABASE_URL', 'postgres://chatdock:${POSTGRES_PASSWORD:?set it in .env}@postgres:5432/chatdock'],
    ]);
  });
});
