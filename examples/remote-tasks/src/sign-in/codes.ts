import { createHash, randomBytes } from 'node:crypto';
import { OAuthError } from './oauth-error.ts';

interface Grant {
  clientId: string;
  redirectUri: string;
  challenge: string;
  subject: string;
}

/** Codes that a client exchanges for a token: each once, within a minute, by the client that began (PKCE). */
export class Codes {
  readonly #grants = new Map<string, Grant & { until: number }>();

  issue(grant: Grant): string {
    const code = randomBytes(32).toString('base64url');
    this.#grants.set(code, { ...grant, until: Date.now() + 60_000 });
    return code;
  }

  /** Whose token it is to be. */
  redeem(asked: Record<string, unknown>): string {
    const code = String(asked['code']);
    const grant = this.#grants.get(code);
    this.#grants.delete(code);
    const proof = createHash('sha256').update(String(asked['code_verifier'])).digest('base64url');
    const isRight =
      grant &&
      grant.until > Date.now() &&
      grant.challenge === proof &&
      grant.clientId === asked['client_id'] &&
      grant.redirectUri === asked['redirect_uri'];
    if (!isRight) throw new OAuthError('invalid_grant');
    return grant.subject;
  }
}
