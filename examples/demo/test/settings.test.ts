import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { keptSecret } from '../src/kept-secret.ts';
import { readSettings } from '../src/settings.ts';

describe('the environment', () => {
  test('may be empty', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      baseUrl: 'http://localhost:3000',
      ownUrl: 'http://127.0.0.1:3000',
      dataDir: resolve('.chatdock'),
      databaseUrl: undefined,
      secret: undefined,
    });
  });

  test('is read as documented', () => {
    const secret = 's'.repeat(32);
    expect(
      readSettings({
        PORT: '8080',
        HOST: '0.0.0.0',
        BETTER_AUTH_URL: 'https://demo.example.com/',
        CHATDOCK_DATA_DIR: '/var/lib/demo',
        DATABASE_URL: 'postgres://app:pw@db.example.com/app',
        BETTER_AUTH_SECRET: secret,
      }),
    ).toEqual({
      port: 8080,
      host: '0.0.0.0',
      baseUrl: 'https://demo.example.com',
      ownUrl: 'http://127.0.0.1:8080',
      dataDir: '/var/lib/demo',
      databaseUrl: 'postgres://app:pw@db.example.com/app',
      secret,
    });
  });

  test.each(['0', '65536', '-1', '3000x', '3e3', ' ', '3000.5'])('refuses PORT=%s and names it', (port) => {
    expect(() => readSettings({ PORT: port })).toThrow(/^PORT must be a number from 1 to 65535/);
  });

  test.each([
    ['192.0.2.7', 'http://192.0.2.7:3000'],
    ['::', 'http://127.0.0.1:3000'],
    ['::1', 'http://[::1]:3000'],
    ['localhost', 'http://localhost:3000'],
  ])('listening on %s, it reaches itself at %s', (host, url) => {
    expect(readSettings({ HOST: host }).ownUrl).toBe(url);
  });

  test('refuses a short secret with the reason', () => {
    expect(() => readSettings({ BETTER_AUTH_SECRET: 'x'.repeat(31) })).toThrow(
      /^BETTER_AUTH_SECRET has 31 characters and needs at least 32: .* openssl rand/,
    );
  });

  test('does not repeat a secret or a database address', () => {
    for (const env of [{ BETTER_AUTH_SECRET: 'hush' }, { DATABASE_URL: 'mysql://root:hush@db/app' }])
      expect(() => readSettings(env)).toThrow(
        expect.not.objectContaining({ message: expect.stringMatching('hush') }),
      );
  });

  test.each(['demo.example.com', 'https://example.com/demo', 'https://example.com?x', 'ftp://example.com'])(
    'refuses BETTER_AUTH_URL=%s',
    (url) => {
      expect(() => readSettings({ BETTER_AUTH_URL: url })).toThrow(/^BETTER_AUTH_URL must be/);
    },
  );
});

describe('the kept secret', () => {
  const folders: string[] = [];
  const folder = async () => {
    const made = await mkdtemp(join(tmpdir(), 'demo-secret-'));
    folders.push(made);
    return made;
  };
  afterEach(async () => {
    for (const made of folders.splice(0)) await rm(made, { recursive: true });
  });

  test('is made once, for this user alone', async () => {
    const dir = join(await folder(), 'new');
    const both = await Promise.all([keptSecret(dir), keptSecret(dir)]);
    const [first, second] = both;
    expect(first.secret).toMatch(/^[\w-]{43}$/);
    expect(second).toEqual(first);
    expect(await keptSecret(dir)).toEqual(first);
    expect((await stat(first.file)).mode & 0o777).toBe(0o600);
    expect((await readFile(first.file, 'utf8')).trim()).toBe(first.secret);
  });

  test('that was damaged is refused with the way out', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'secret'), 'short\n');
    await expect(keptSecret(dir)).rejects.toThrow(/is damaged\. Delete the file/);
  });
});
