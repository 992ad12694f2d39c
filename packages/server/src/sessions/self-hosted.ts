import { newSessionId, type ClientSecrets } from '../auth/client-secret.ts';
import { clockToleranceSeconds } from '../auth/user-jwt-settings.ts';
import { ChatdockError } from '../chatdock-error.ts';
import type { EndedSessions } from './ended-sessions.ts';
import type { SessionIssuer } from './session-issuer.ts';

const lifetimeSeconds = 600;

/** Sessions of this server: signed secrets that last ten minutes, and never longer than the proof they came from. */
export function selfHostedSessions(secrets: ClientSecrets, ended: EndedSessions): SessionIssuer {
  const verify: SessionIssuer['verify'] = async (clientSecret) => {
    const session = secrets.verify(clientSecret);
    if (await ended.has(session.id)) throw new ChatdockError('invalid_token');
    return session;
  };
  return {
    verify,
    async issue({ owner, expiresAt: proofEnds, tenant }) {
      const latest = proofEnds === null ? Infinity : proofEnds + clockToleranceSeconds;
      const expiresAt = Math.floor(Math.min(Date.now() / 1_000 + lifetimeSeconds, latest));
      return { clientSecret: secrets.mint({ owner, id: newSessionId(), expiresAt, tenant }), expiresAt };
    },
    async end(clientSecret) {
      const { id, expiresAt } = await verify(clientSecret);
      await ended.end(id, expiresAt);
    },
  };
}
