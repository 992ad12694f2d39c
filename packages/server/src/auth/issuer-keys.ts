import { setTimeout as sleep } from 'node:timers/promises';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JWK, type JWTVerifyGetKey } from 'jose';

/** Where an issuer's keys are, and which of them are taken. */
export interface IssuerKeysOptions {
  readonly url: URL;
  /** A key that does not say its algorithm works with the first of these that it can. */
  readonly algorithms: readonly string[];
  /** Told once when the keys cannot be had any more and the last ones are used instead. */
  readonly onOutage: (error: unknown) => void;
  readonly clock?: KeyClock | undefined;
}

/** The time, for tests that do not want to wait for it. */
export interface KeyClock {
  /** In milliseconds, from any point; it only goes forward. */
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

/** The keys of an issuer cannot be had: that is no fault of the token. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}

const minute = 60_000;
/** Keys older than this are asked for again, while they stay in use. */
const freshMs = 10 * minute;
/** Keys that could not be confirmed for so long are not used any more: one of them may have been withdrawn. */
const longestMs = 24 * 60 * minute;
/** Between two fetches while there are keys, whether they failed or not: unknown keys cost anyone nothing to ask for. */
const restMs = 30_000;
/** Between two fetches while there are none: every request needs them, and none is refused for a failure before it. */
const retryMs = 1_000;
const timeoutMs = 5_000;

const systemClock: KeyClock = { now: () => performance.now(), sleep };

/**
 * Finds the key that signed a token among the public keys of an issuer. They are fetched when they are needed, by one request
 * at a time, and asked for again every ten minutes behind everyone's back. While the issuer cannot be reached, or answers
 * something else than keys, the last good ones are used, for a day. Rejects with {@link KeysUnavailableError} when there are none.
 */
export function issuerKeys(options: IssuerKeysOptions): JWTVerifyGetKey {
  const keys = new IssuerKeys(options);
  return (header, token) => keys.find(header, token);
}

type FindKey = ReturnType<typeof createLocalJWKSet>;

class IssuerKeys {
  readonly #options: IssuerKeysOptions;
  readonly #clock: KeyClock;
  readonly #remote: ReturnType<typeof createRemoteJWKSet>;
  #keys: FindKey | undefined;
  #confirmedAt = -Infinity;
  #askedAt = -Infinity;
  /** What the last fetch failed with. */
  #failure: KeysUnavailableError | undefined;
  #fetching: Promise<FindKey> | undefined;

  constructor(options: IssuerKeysOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    // Only its fetch is used: left alone, it takes keys for lost when they are old, and asks again at once after a failure.
    this.#remote = createRemoteJWKSet(options.url, { timeoutDuration: timeoutMs });
  }

  async find(...wanted: Parameters<FindKey>): ReturnType<FindKey> {
    const known = this.#usable() ?? (await this.#fetch());
    try {
      return await known(...wanted);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      const newer = await this.#newer(known);
      if (!newer) throw error;
      return newer(...wanted);
    }
  }

  #usable(): FindKey | undefined {
    const age = this.#clock.now() - this.#confirmedAt;
    if (age > longestMs) return undefined;
    if (age > freshMs && this.#isRested()) this.#fetch().catch(() => {}); // the log has it
    return this.#keys;
  }

  #isRested(): boolean {
    return this.#clock.now() - this.#askedAt >= restMs;
  }

  /** Other keys than those in which something was looked for in vain; `undefined` when it is too early to ask for some. */
  async #newer(known: FindKey): Promise<FindKey | undefined> {
    if (this.#fetching || this.#isRested()) return this.#fetch();
    if (this.#keys !== known) return this.#keys;
    // Whether the key is a new one or none, nobody can tell as long as the issuer does not answer.
    if (this.#failure) throw this.#failure;
    return undefined;
  }

  #fetch(): Promise<FindKey> {
    this.#fetching ??= this.#load().finally(() => (this.#fetching = undefined));
    return this.#fetching;
  }

  async #load(): Promise<FindKey> {
    const wait = this.#askedAt + retryMs - this.#clock.now();
    if (wait > 0) await this.#clock.sleep(wait);
    this.#askedAt = this.#clock.now();
    try {
      await this.#remote.reload();
      this.#keys = createLocalJWKSet({
        keys: usableKeys(this.#remote.jwks()?.keys, this.#options.algorithms),
      });
    } catch (cause) {
      const failure = new KeysUnavailableError('The keys of an issuer cannot be had.', { cause });
      if (!this.#failure) this.#options.onOutage(failure);
      throw (this.#failure = failure);
    }
    this.#failure = undefined;
    this.#confirmedAt = this.#clock.now();
    return this.#keys;
  }
}

/** The keys that verify with one of the algorithms, each bound to one. */
function usableKeys(keys: readonly JWK[] | undefined, algorithms: readonly string[]): JWK[] {
  const usable = (keys ?? []).flatMap((key) => {
    const alg = key.alg ?? algorithms.find((algorithm) => fits(key, algorithm));
    return alg !== undefined && algorithms.includes(alg) && fits(key, alg) ? [{ ...key, alg }] : [];
  });
  if (usable.length > 0) return usable;
  throw new TypeError(`The issuer publishes no key for ${algorithms.join(', ')}.`);
}

const curves: Readonly<Record<string, string>> = {
  EdDSA: 'Ed25519',
  Ed25519: 'Ed25519',
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
};

function fits({ kty, crv }: JWK, algorithm: string): boolean {
  const curve = curves[algorithm];
  if (curve === undefined) return kty === 'RSA';
  return crv === curve && kty === (curve === 'Ed25519' ? 'OKP' : 'EC');
}
