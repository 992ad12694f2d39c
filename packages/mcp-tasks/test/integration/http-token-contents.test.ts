import { listen } from '@chatdock/testing';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  mcpHeaders,
  openTestTasks,
  startEndpoint,
  toolCall,
  type TestEndpoint,
  type TestTasks,
} from '../support/tasks-http.ts';
import { audience, rawToken, seconds, userSecret, userToken } from '../support/user-token.ts';

let opened: TestTasks;
let endpoint: TestEndpoint;

beforeAll(async () => {
  opened = await openTestTasks();
  endpoint = await startEndpoint(opened.tasks);
});
afterAll(async () => {
  await endpoint.close();
  await opened.close();
});

async function postToken(token: string): Promise<number> {
  const headers = { ...mcpHeaders, authorization: `Bearer ${token}` };
  const response = await fetch(endpoint.url, { method: 'POST', headers, body: toolCall('list_tasks') });
  await response.text();
  return response.status;
}

test('a token like those below, with nothing wrong, passes', async () => {
  expect(await postToken(await rawToken(plainHeader, plainClaims()))).toBe(200);
  expect(await postToken(await userToken('ada'))).toBe(200);
});

const plainHeader = '{"alg":"HS256"}';
const plainClaims = () => `{"sub":"ada","aud":"${audience}","exp":${seconds(60)}}`;

describe('T2, T3, T7: the header decides nothing', () => {
  test('no other algorithm, with any key', async () => {
    const claims = plainClaims();
    const unsigned = (header: string) =>
      `${Buffer.from(header).toString('base64url')}.${Buffer.from(claims).toString('base64url')}.AAAA`;
    const headers = [
      ...['none', 'None', 'NONE', 'nOnE', '', 'hs256', 'HS256 ', 'HS2566'].map((alg) =>
        JSON.stringify({ alg }),
      ),
      '{}',
      '{"alg":null}',
      '{"alg":["HS256"]}',
      '{"alg":256}',
      '{"alg":{}}',
      '{"alg":"RS256"}',
    ];
    for (const header of headers) {
      expect.soft(await postToken(unsigned(header)), header).toBe(401);
      expect.soft(await postToken(await rawToken(header, claims)), header).toBe(401);
    }
    expect(await postToken(unsigned(plainHeader))).toBe(401);
    expect(await postToken(await rawToken(plainHeader, claims, 'x'.repeat(32)))).toBe(401);
    for (const alg of ['HS384', 'HS512']) {
      const token = await new SignJWT({ sub: 'ada', aud: audience, exp: seconds(60) })
        .setProtectedHeader({ alg })
        .sign(new TextEncoder().encode(userSecret.repeat(2)));
      expect.soft(await postToken(token), alg).toBe(401);
    }
    for (const alg of ['RS256', 'ES256', 'EdDSA', 'PS256']) {
      const { privateKey } = await generateKeyPair(alg);
      const token = await new SignJWT({ sub: 'ada', aud: audience, exp: seconds(60) })
        .setProtectedHeader({ alg })
        .sign(privateKey);
      expect.soft(await postToken(token), alg).toBe(401);
    }
  });

  test('no address and no key of its own is looked at', async () => {
    let calls = 0;
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const jwk = await exportJWK(publicKey);
    const listener = createServer((_request, response) => {
      calls += 1;
      response.end(JSON.stringify({ keys: [jwk] }));
    });
    const url = await listen(listener);
    for (const extra of [
      { jku: url },
      { x5u: url },
      { jwk },
      { x5c: ['MII'] },
      { kid: url },
      { jku: url, jwk, kid: 'x' },
    ]) {
      for (const alg of ['RS256', 'HS256']) {
        const header = { alg, ...extra };
        const signer = new SignJWT({ sub: 'ada', aud: audience, exp: seconds(60) }).setProtectedHeader(
          header,
        );
        const token = await signer.sign(alg === 'RS256' ? privateKey : randomBytes(32));
        expect.soft(await postToken(token), JSON.stringify(header)).toBe(401);
      }
    }
    listener.close();
    expect(calls).toBe(0);
  });

  test('odd key names, types, extensions and nested tokens are refused, in no time', async () => {
    const started = Date.now();
    const headers = [
      { kid: 1 },
      { kid: { a: 1 } },
      { kid: 'a\0b' },
      { kid: '' },
      { typ: 'JWE' },
      { typ: 'secevent+jwt' },
      { typ: 1 },
      { typ: null },
      { crit: [] },
      { crit: ['b64'], b64: true },
      { crit: ['b64'], b64: false },
      { crit: ['exp'] },
      { b64: false },
      { cty: 'JWT' },
      { zip: 'DEF' },
      { enc: 'A256GCM' },
      { alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2c: 2_147_483_647, p2s: 'AAAAAAAA' },
    ];
    for (const extra of headers) {
      const token = await rawToken(JSON.stringify({ alg: 'HS256', ...extra }), plainClaims());
      expect.soft(await postToken(token), JSON.stringify(extra)).toBe(401);
    }
    expect.soft(await postToken(await rawToken('{"alg":"none","alg":"HS256"}', plainClaims()))).toBe(401);
    expect.soft(await postToken(await rawToken('[]', plainClaims()))).toBe(401);
    expect.soft(await postToken(await rawToken('"HS256"', plainClaims()))).toBe(401);
    expect.soft(await postToken(await rawToken('{"alg":"HS256"', plainClaims()))).toBe(401);
    expect(Date.now() - started).toBeLessThan(headers.length * 1_000);
  });
});

describe('T4, T5: the claims', () => {
  test('a token ends some day, and has begun', async () => {
    const times = [
      `{"sub":"ada","aud":"${audience}"}`,
      ...['null', '"9999999999"', '[9999999999]', 'NaN', '1e400', '-1e400', 'true', '{}', '0', '-5'].map(
        (exp) => `{"sub":"ada","aud":"${audience}","exp":${exp}}`,
      ),
      `{"sub":"ada","aud":"${audience}","exp":${seconds(-61)}}`,
      `{"sub":"ada","aud":"${audience}","exp":${seconds(-600)},"exp":${seconds(600)}}`,
      `{"sub":"ada","aud":"${audience}","exp":${seconds(600)},"e\\u0078p":${seconds(600)}}`,
      ...['null', '"1"', '[1]', '1e400', String(seconds(120)), '{}'].flatMap((time) => [
        `{"sub":"ada","aud":"${audience}","exp":${seconds(60)},"nbf":${time}}`,
        `{"sub":"ada","aud":"${audience}","exp":${seconds(60)},"iat":${time}}`,
      ]),
    ];
    for (const claims of times)
      expect.soft(await postToken(await rawToken(plainHeader, claims)), claims).toBe(401);
  });

  test('a subject is a name', async () => {
    const exp = `"aud":"${audience}","exp":${seconds(60)}`;
    const subjects = [
      '""',
      '" "',
      '"\\t"',
      '1',
      'null',
      '["ada"]',
      '{"a":1}',
      'true',
      '"a\\u0000b"',
      '"a\\nb"',
      '"\\ud800"',
      '"\\u0085x"',
      `"${'x'.repeat(256)}"`,
    ];
    for (const sub of subjects) {
      expect.soft(await postToken(await rawToken(plainHeader, `{"sub":${sub},${exp}}`)), sub).toBe(401);
    }
    for (const claims of [
      `{${exp}}`,
      `{"__proto__":{"sub":"ada"},${exp}}`,
      `{"sub":"ada","aud":"${audience}","sub":"bob",${exp}}`,
      'null',
      '[]',
      '"ada"',
    ]) {
      expect.soft(await postToken(await rawToken(plainHeader, claims)), claims).toBe(401);
    }
  });
});
