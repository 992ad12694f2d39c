import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startIssuer, type Issuer, type IssuerMood } from '../support/issuer.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { startServer, type TestServer } from '../support/test-server.ts';
import { bearer } from '../support/visitor.ts';

const minute = 60_000;

let opened: OpenTestDatabase;
let issuer: Issuer;
let steady: Issuer;
let server: TestServer;
let passed = 0;

beforeAll(async () => {
  opened = await openTestPostgres();
});
afterAll(() => opened.close());
beforeEach(async () => {
  passed = 0;
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => now() + passed);
  [issuer, steady] = [await startIssuer(), await startIssuer('RS256')];
  const ways = [issuer, steady].map(({ jwksUrl, url }) => ({ jwksUrl, issuer: url, audience: 'chatdock' }));
  server = await startServer({ database: opened.database, auth: ways });
});
afterEach(async () => {
  await server.close();
  await Promise.all([issuer.close(), steady.close()]);
  vi.restoreAllMocks();
});

async function statusOf(token: string): Promise<number> {
  return (await fetch(`${server.api}/session`, { method: 'POST', headers: bearer(token) })).status;
}

describe('T12: over HTTP', () => {
  test.each<IssuerMood>(['failing', 'hanging up', 'html', 'no set', 'an empty set', 'stalling'])(
    'an outage of ten minutes refuses no good token: %s',
    async (mood) => {
      const token = () => issuer.token();
      expect(await statusOf(await token())).toBe(201);
      passed += 5 * minute;
      issuer.mood = mood;
      const statuses = new Set<number>();
      for (; passed < 16 * minute; passed += minute / 2) statuses.add(await statusOf(await token()));
      expect([...statuses]).toEqual([201]);
      expect(issuer.asked()).toBeLessThanOrEqual(1 + 2 * 6);
      expect(await statusOf(await steady.token())).toBe(201);
      issuer.mood = 'well';
      await issuer.rotate();
      // Only a stall that is still going on keeps the new key from being asked for.
      await expect.poll(async () => statusOf(await issuer.token())).toBe(201);
      expect(
        server.log.lines.filter((line) => line.includes('the keys of an issuer cannot be had')).length,
      ).toBe(1);
    },
  );

  test('a stranger’s flood of unknown keys costs the issuer one question, and no one else anything', async () => {
    expect(await statusOf(await issuer.token())).toBe(201);
    passed += minute;
    const tokens = await Promise.all(
      Array.from({ length: 1_000 }, (_, at) => issuer.token({}, { kid: `unknown-${at}` })),
    );
    const good = await issuer.token();
    const statuses = await Promise.all(
      tokens.flatMap((token, at) => (at % 10 ? [token] : [token, good])).map(statusOf),
    );
    expect(statuses.filter((status) => status === 201)).toHaveLength(100);
    expect(statuses.filter((status) => status === 401)).toHaveLength(1_000);
    expect([issuer.asked(), issuer.most()]).toEqual([2, 1]);
  });

  test('a key that is new is good at once; one that is gone is not, from then on', async () => {
    const old = await issuer.token();
    expect(await statusOf(old)).toBe(201);
    await issuer.rotate();
    passed += minute;
    expect(await statusOf(await issuer.token())).toBe(201);
    expect(await statusOf(old)).toBe(401);
    expect(issuer.asked()).toBe(2);
  });

  test('from the start: 503 with Retry-After, well again with the issuer', async () => {
    issuer.mood = 'failing';
    const token = await issuer.token();
    const response = await fetch(`${server.api}/session`, { method: 'POST', headers: bearer(token) });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/u);
    issuer.mood = 'well';
    expect(await statusOf(token)).toBe(201);
  });
});
