import { decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { issuerKeys, KeysUnavailableError } from '../../../src/auth/issuer-keys.ts';
import { startIssuer, type Issuer, type IssuerMood } from '../../support/issuer.ts';

const minute = 60_000;
const troubles: IssuerMood[] = ['failing', 'hanging up', 'html', 'no set', 'an empty set'];

let issuer: Issuer;
let now = 0;
let outages: unknown[] = [];

beforeEach(async () => {
  issuer = await startIssuer();
  now = 0;
  outages = [];
});
afterEach(() => issuer.close());

/** Time goes by when the test says so, and when the keys wait. */
function keysOf(algorithms: readonly string[] = ['EdDSA', 'ES256', 'RS256']) {
  const find = issuerKeys({
    url: issuer.jwksUrl,
    algorithms,
    onOutage: (error) => outages.push(error),
    clock: { now: () => now, sleep: async (ms) => void (now += ms) },
  });
  return async (token: string) => {
    const [payload = '', signature = ''] = token.split('.').slice(1);
    const { alg = '', kid = '' } = decodeProtectedHeader(token);
    return find({ alg, kid }, { payload, signature });
  };
}

const noSuchKey = { code: 'ERR_JWKS_NO_MATCHING_KEY' };
const isOutage = (error: unknown) => error instanceof KeysUnavailableError;

describe('T12: fetching', () => {
  test('one fetch for any number at a time, and for all that come later', async () => {
    const find = keysOf();
    const token = await issuer.token();
    await Promise.all(Array.from({ length: 200 }, () => find(token)));
    await find(token);
    expect(issuer.asked()).toBe(1);
  });

  test('1,000 unknown keys: one fetch in 30 seconds, whether it works or not', async () => {
    const find = keysOf();
    await find(await issuer.token());
    now += minute;
    const unknown = await Promise.all(
      Array.from({ length: 500 }, (_, at) => issuer.token({}, { kid: `stranger-${at}` })),
    );
    const refusals = async () => (await Promise.allSettled(unknown.map(find))).map(({ status }) => status);
    expect(new Set(await refusals())).toEqual(new Set(['rejected']));
    for (const token of unknown) await expect(find(token)).rejects.toMatchObject(noSuchKey);
    expect([issuer.asked(), issuer.most()]).toEqual([2, 1]);
    now += 29_000;
    await refusals();
    expect(issuer.asked()).toBe(2);
    now += 1_000;
    issuer.mood = 'failing';
    await refusals();
    for (const token of unknown) await expect(find(token)).rejects.toSatisfy(isOutage);
    expect([issuer.asked(), issuer.most()]).toEqual([3, 1]);
    now += 30_000;
    await refusals();
    expect(issuer.asked()).toBe(4);
  });

  test('a new key is found at once, and the one it replaced works no longer', async () => {
    const find = keysOf();
    const old = await issuer.token();
    await find(old);
    now += 30_000;
    await issuer.rotate();
    const fresh = await issuer.token();
    await Promise.all([find(fresh), find(fresh)]);
    expect(issuer.asked()).toBe(2);
    await expect(find(old)).rejects.toMatchObject(noSuchKey);
  });

  test.each(troubles)('a failure is never kept: %s, then well', async (mood) => {
    issuer.mood = mood;
    const find = keysOf();
    const token = await issuer.token();
    await expect(find(token)).rejects.toSatisfy(isOutage);
    issuer.mood = 'well';
    await find(token);
    expect(issuer.asked()).toBe(2);
    expect(outages).toHaveLength(1);
  });

  test('without any keys, an issuer that fails is asked once a second, whoever comes', async () => {
    issuer.mood = 'failing';
    const find = keysOf();
    const token = await issuer.token();
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.allSettled(Array.from({ length: 50 }, () => find(token)));
      expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
    }
    expect([issuer.asked(), issuer.most(), now]).toEqual([5, 1, 4_000]);
  });
});

describe('T12: an outage', () => {
  test.each(troubles)('of ten minutes and more refuses no good token: %s', async (mood) => {
    const find = keysOf();
    const token = await issuer.token();
    await find(token);
    issuer.mood = mood;
    for (let expected = 1; now < 30 * minute;) {
      now += minute / 2;
      if (now > 10 * minute) expected += 1; // twice a minute, once they are old
      await expect.poll(async () => (await find(token), issuer.asked()), { interval: 1 }).toBe(expected);
    }
    expect(outages).toHaveLength(1);
    const askedBefore = issuer.asked();
    issuer.mood = 'well';
    now += minute;
    await expect.poll(async () => (await find(token), issuer.asked())).toBe(askedBefore + 1);
    expect(await find(token)).toBeTruthy();
  });

  test('that stalls keeps nobody waiting whose key is known', async () => {
    const find = keysOf();
    const token = await issuer.token();
    await find(token);
    issuer.mood = 'stalling';
    now += 11 * minute;
    const startedAt = performance.now();
    for (let round = 0; round < 20; round += 1) await find(token);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    await expect.poll(issuer.asked).toBe(2);
    const fresh = await issuer.token({}, { kid: 'not-yet-known' });
    await expect(find(fresh)).rejects.toSatisfy(isOutage);
    expect(issuer.asked()).toBe(2);
  });

  test('of a day ends it: a key that nobody could confirm is not used any more', async () => {
    const find = keysOf();
    const token = await issuer.token();
    await find(token);
    issuer.mood = 'failing';
    now += 24 * 60 * minute - 1;
    await find(token);
    now += 2_000;
    await expect(find(token)).rejects.toSatisfy(isOutage);
    issuer.mood = 'well';
    await find(token);
  });

  test('keys older than ten minutes are asked for behind everyone’s back', async () => {
    const find = keysOf();
    const old = await issuer.token();
    await find(old);
    await issuer.rotate();
    now += 9 * minute;
    await find(old);
    expect(issuer.asked()).toBe(1);
    now += 2 * minute;
    await find(old);
    await expect.poll(issuer.asked).toBe(2);
    await expect.poll(() => find(old).then(String, ({ code }) => code)).toBe(noSuchKey.code);
  });
});

describe('T2: a key works with one algorithm', () => {
  test('with the one it names, else with the first that is configured and that it can', async () => {
    await issuer.rotate('RS256');
    const kid = 'key-2';
    const rs512 = await issuer.token({}, { kid, alg: 'RS512' });
    const rs256 = await issuer.token({}, { kid });
    await keysOf(['RS256', 'RS512'])(rs256);
    await expect(keysOf(['RS256', 'RS512'])(rs512)).rejects.toMatchObject(noSuchKey);
    await keysOf(['RS512', 'RS256'])(rs512);
    await expect(keysOf(['RS512', 'RS256'])(rs256)).rejects.toMatchObject(noSuchKey);
    issuer.jwks.keys[0]!.alg = 'RS512';
    await keysOf(['RS256', 'RS512'])(rs512);
    await expect(keysOf(['RS256', 'RS512'])(rs256)).rejects.toMatchObject(noSuchKey);
  });

  test('keys for other algorithms, and shared ones, are none', async () => {
    await issuer.rotate('RS256', { alg: 'RS512' });
    await expect(keysOf(['RS256'])(await issuer.token())).rejects.toSatisfy(isOutage);
    issuer.jwks.keys = [{ kty: 'oct', k: 'c2VjcmV0', kid: 'key-2', alg: 'HS256' }];
    await expect(keysOf()(await issuer.token())).rejects.toSatisfy(isOutage);
    const message = 'The issuer publishes no key for EdDSA, ES256, RS256.';
    expect(outages.at(-1)).toMatchObject({ cause: { message } });
  });
});
