import { isClientSecret } from '../auth/client-secret.ts';
import type { HostedSettings } from './hosted-options.ts';
import type { SessionIssuer } from './session-issuer.ts';

/** The two ways of a session. */
export interface TwoWays {
  readonly selfHosted: SessionIssuer;
  readonly hosted: Pick<SessionIssuer, 'issue' | 'end'>;
  /** Whether a session is to be one at OpenAI. Left out: all are. */
  readonly use: HostedSettings['use'];
}

/**
 * Sessions at OpenAI beside this server's own, chosen for each. Only its own are good for its chat; those keep working whatever
 * is chosen for the next one.
 */
export function sideBySide({ selfHosted, hosted, use }: TwoWays): SessionIssuer {
  return {
    async issue(user, request) {
      const isHosted = use === undefined || (await use({ owner: user.owner, request }));
      return (isHosted ? hosted : selfHosted).issue(user, request);
    },
    verify: (clientSecret) => selfHosted.verify(clientSecret),
    end: (clientSecret) => (isClientSecret(clientSecret) ? selfHosted : hosted).end(clientSecret),
  };
}
