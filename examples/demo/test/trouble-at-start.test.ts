import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort } from '@chatdock/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolder, failToStart } from './running-demo.ts';

describe('trouble at start', () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  beforeAll(async () => {
    folder = await dataFolder();
  });
  afterAll(() => folder.remove());

  const start = async (env: Record<string, string>) => {
    const { code, output } = await failToStart({
      PORT: String(await freePort()),
      CHATDOCK_DATA_DIR: folder.path,
      ...env,
    });
    expect(code).toBe(1);
    expect(output).not.toMatch(/^\s+at /m); // no stack trace
    expect(output).not.toContain('hush');
    return output;
  };

  test('a port that is taken is named, with the variable to set', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    try {
      const output = await start({ PORT: String(port) });
      expect(output).toContain(`Port ${port} is in use by another program.`);
      expect(output).toContain(`PORT=${port + 1} npm start`);
    } finally {
      other.close();
    }
  });

  test('a database that does not answer is one clear sentence without the password', async () => {
    const port = await freePort();
    const output = await start({ DATABASE_URL: `postgres://app:hush@127.0.0.1:${port}/app` });
    const said = output.split('\n').filter((line) => line.includes(`127.0.0.1:${port}`));
    expect(said).toHaveLength(1);
  });

  test('a short secret is refused with the reason', async () => {
    const output = await start({ BETTER_AUTH_SECRET: 'hush-hush' });
    expect(output).toMatch(/BETTER_AUTH_SECRET has 9 characters and needs at least 32: .*can be guessed/);
  });

  test('a port that is no number is refused', async () => {
    expect(await start({ PORT: 'http' })).toContain('PORT must be a number from 1 to 65535');
  });
});
