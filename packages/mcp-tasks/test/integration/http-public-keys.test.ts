import { listen } from '@chatdock/testing';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWK, type GenerateKeyPairResult } from 'jose';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  mcpHeaders,
  openTestTasks,
  startEndpoint,
  toolCall,
  type TestEndpoint,
  type TestTasks,
} from '../support/tasks-http.ts';
import { audience, rawToken, seconds } from '../support/user-token.ts';

const issuer = 'https://issuer.example';
const claims = { sub: 'ada', iss: issuer, aud: audience };
const algorithms = ['EdDSA', 'ES256', 'RS256'];

let opened: TestTasks;
let endpoint: TestEndpoint;
let keyServer: Server;
let jwksUrl: string;
let isDown = false;
let fetches = 0;
const keys = new Map<string, GenerateKeyPairResult>();
const jwks: { keys: JWK[] } = { keys: [] };

beforeAll(async () => {
  for (const alg of algorithms) {
    const pair = await generateKeyPair(alg, { extractable: true });
    keys.set(alg, pair);
    jwks.keys.push({ ...(await exportJWK(pair.publicKey)), kid: alg, use: 'sig' });
  }
  keyServer = createServer((_request, response) => {
    fetches += 1;
    response.statusCode = isDown ? 500 : 200;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(jwks));
  });
  jwksUrl = `${await listen(keyServer)}/jwks`;
  opened = await openTestTasks();
  endpoint = await startWith();
});
afterAll(async () => {
  await endpoint.close();
  keyServer.close();
  await opened.close();
});

function startWith(): Promise<TestEndpoint> {
  return startEndpoint(opened.tasks, { auth: { jwksUrl, issuer, audience } });
}

async function statusOf(token: string, to = endpoint): Promise<number> {
  const headers = { ...mcpHeaders, authorization: `Bearer ${token}` };
  const response = await fetch(to.url, { method: 'POST', headers, body: toolCall('list_tasks') });
  await response.text();
  return response.status;
}

function sign(alg: string, key: GenerateKeyPairResult['privateKey'], kid?: string): Promise<string> {
  const header = { alg, ...(kid !== undefined && { kid }) };
  return new SignJWT({ ...claims, exp: seconds(60) }).setProtectedHeader(header).sign(key);
}

describe('users known by public keys', () => {
  test('T9: each kind of key signs with its own algorithm', async () => {
    for (const alg of algorithms)
      expect.soft(await statusOf(await sign(alg, keys.get(alg)!.privateKey, alg)), alg).toBe(200);
  });

  test('T2: a public key is no shared key, in whatever text form', async () => {
    const { publicKey } = keys.get('RS256')!;
    const pem = await exportSPKI(publicKey);
    const jwk = await exportJWK(publicKey);
    const forms = [
      pem,
      pem.trim(),
      `${pem}\n`,
      pem.replaceAll('\n', ''),
      JSON.stringify(jwk),
      JSON.stringify(jwks),
      jwk.n ?? '',
    ];
    for (const form of forms) {
      for (const header of [
        '{"alg":"HS256"}',
        '{"alg":"HS256","kid":"RS256"}',
        '{"alg":"RS256","kid":"RS256"}',
      ]) {
        const token = await rawToken(header, JSON.stringify({ ...claims, exp: seconds(60) }), form);
        expect.soft(await statusOf(token), header).toBe(401);
      }
    }
  });

  test('T2: strangers’ keys, other algorithms and empty signatures are refused', async () => {
    for (const alg of [...algorithms, 'PS256', 'RS512', 'ES384']) {
      const { privateKey } = await generateKeyPair(alg);
      expect.soft(await statusOf(await sign(alg, privateKey, 'RS256')), alg).toBe(401);
      expect.soft(await statusOf(await sign(alg, privateKey, alg)), alg).toBe(401);
    }
    const token = await sign('ES256', keys.get('ES256')!.privateKey, 'ES256');
    const unsigned = token.slice(0, token.lastIndexOf('.'));
    expect(await statusOf(`${unsigned}.${Buffer.alloc(64).toString('base64url')}`)).toBe(401);
  });

  test('T3: a key name only picks among the keys that are known', async () => {
    const { privateKey } = keys.get('EdDSA')!;
    for (const kid of ['../../etc/passwd', "' or 1=1 --", 'http://127.0.0.1:1/', 'unknown', 'RS256']) {
      expect.soft(await statusOf(await sign('EdDSA', privateKey, kid)), kid).toBe(401);
    }
  });

  test('keys that cannot be had are the server’s trouble, not the user’s: 503, and the operator is told', async () => {
    isDown = true;
    const fresh = await startWith();
    const token = await sign('EdDSA', keys.get('EdDSA')!.privateKey, 'EdDSA');
    expect(await statusOf(token, fresh)).toBe(503);
    expect(fresh.errors).toHaveLength(1);
    isDown = false;
    expect(await statusOf(token, fresh)).toBe(200);
    await fresh.close();
  });

  test('T12: unknown key names fetch once in 30 s at most, and an outage refuses nobody', async () => {
    const fresh = await startWith();
    const good = await sign('EdDSA', keys.get('EdDSA')!.privateKey, 'EdDSA');
    expect(await statusOf(good, fresh)).toBe(200);
    const before = fetches;
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    vi.advanceTimersByTime(31_000);
    for (let round = 0; round < 50; round += 1) {
      const token = await sign('EdDSA', keys.get('EdDSA')!.privateKey, `unknown ${round}`);
      expect.soft(await statusOf(token, fresh)).toBe(401);
    }
    expect(fetches - before).toBeLessThanOrEqual(1);

    isDown = true;
    for (let minute = 0; minute < 20; minute += 1) {
      vi.advanceTimersByTime(60_000);
      const token = await sign('EdDSA', keys.get('EdDSA')!.privateKey, 'EdDSA');
      expect.soft(await statusOf(token, fresh), `minute ${minute}`).toBe(200);
      expect.soft(await statusOf(token, fresh), `minute ${minute}, again`).toBe(200);
    }
    expect(fetches - before).toBeLessThanOrEqual(21);
    isDown = false;
    await fresh.close();
  });
});
