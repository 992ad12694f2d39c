import { listen } from '@chatdock/testing';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { seconds } from './user-token.ts';

/** What an issuer does when it is asked for its keys. */
export type IssuerMood = 'well' | 'stalling' | 'failing' | 'hanging up' | 'html' | 'no set' | 'an empty set';

/** A stand-in for a sign-in service that publishes its keys. */
export interface Issuer {
  readonly url: string;
  readonly jwksUrl: URL;
  readonly jwks: { keys: JWK[] };
  mood: IssuerMood;
  /** How often it was asked for its keys. */
  readonly asked: () => number;
  /** The most requests it had at a time. */
  readonly most: () => number;
  /** Publishes another key in place of the ones before; answers its name. */
  rotate(alg?: string, published?: Partial<JWK>): Promise<string>;
  /** A token for `chatdock`, signed with a key by its name, of which the newest is the default. */
  token(claims?: object, header?: { kid?: string; alg?: string }): Promise<string>;
  close(): Promise<void>;
}

/** @param path where its keys are. Ports come again, and with them strangers: only whoever knows the name counts. */
export async function startIssuer(alg = 'EdDSA', path = `/${randomUUID()}/jwks`): Promise<Issuer> {
  const signers = new Map<string, { key: JWK; alg: string }>();
  const counts = { asked: 0, open: 0, most: 0 };
  let newest = '';
  const server = createServer((request, response) => {
    if (request.url !== path) {
      response.writeHead(404).end();
      return;
    }
    counts.asked += 1;
    counts.open += 1;
    counts.most = Math.max(counts.most, counts.open);
    response.on('close', () => (counts.open -= 1));
    answer(response, issuer);
  });
  const url = await listen(server);
  const issuer: Issuer = {
    url,
    jwksUrl: new URL(path, url),
    jwks: { keys: [] },
    mood: 'well',
    asked: () => counts.asked,
    most: () => counts.most,
    async rotate(algorithm = alg, published = {}) {
      newest = `key-${signers.size + 1}`;
      const pair = await generateKeyPair(algorithm, { extractable: true });
      signers.set(newest, { key: await exportJWK(pair.privateKey), alg: algorithm });
      issuer.jwks.keys = [{ ...(await exportJWK(pair.publicKey)), kid: newest, use: 'sig', ...published }];
      return newest;
    },
    async token(claims = {}, { kid = newest, alg: given } = {}) {
      const signer = signers.get(kid) ?? signers.get(newest);
      if (!signer) throw new Error('The issuer has no key yet.');
      const used = given ?? signer.alg;
      return new SignJWT({ sub: 'ada', iss: url, aud: 'chatdock', exp: seconds(60), ...claims })
        .setProtectedHeader({ alg: used, kid })
        .sign(await importJWK(signer.key, used));
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await issuer.rotate();
  return issuer;
}

function answer(response: ServerResponse, { mood, jwks }: Issuer): void {
  const json = (status: number, value: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  const answers: Record<IssuerMood, () => unknown> = {
    well: () => json(200, jwks),
    stalling: () => response.writeHead(200).write('{"keys":['),
    failing: () => json(503, { error: 'later' }),
    'hanging up': () => response.destroy(),
    html: () => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>'),
    'no set': () => json(200, { keys: 'none' }),
    'an empty set': () => json(200, { keys: [] }),
  };
  answers[mood]();
}
