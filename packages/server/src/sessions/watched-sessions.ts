import { ChatdockError } from '../chatdock-error.ts';
import type { Observer } from '../observer.ts';
import type { SessionIssuer } from './session-issuer.ts';

/** The same sessions, and somebody who watches how they are given. */
export function watchedSessions(sessions: SessionIssuer, observer: Observer): SessionIssuer {
  return {
    ...sessions,
    async issue(...asked) {
      const watched = observer.session();
      try {
        const issued = await watched.within(() => sessions.issue(...asked));
        watched.end({ kind: issued.isHosted ? 'hosted' : 'self_hosted' });
        return issued;
      } catch (error) {
        const code = error instanceof ChatdockError ? error.code : 'internal_error';
        watched.end({ kind: code.startsWith('hosting_') ? 'hosted' : 'self_hosted', error: code });
        throw error;
      }
    },
  };
}
