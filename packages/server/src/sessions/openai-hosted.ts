import { createHash } from 'node:crypto';
import type { SessionCreateParams } from 'openai/resources/beta/chatkit/sessions';
import type { Logger } from '../chat/ports.ts';
import { ChatdockError } from '../chatdock-error.ts';
import { clockToleranceSeconds } from '../auth/user-jwt-settings.ts';
import type { VerifiedUser } from '../auth/verify-user-jwt.ts';
import type { HostedSettings } from './hosted-options.ts';
import type { HostedRecords } from './hosted-records.ts';
import { assertHosting, hasHostingEnded } from './hosting-end.ts';
import { hostingFailure, isUnknownToOpenAI } from './hosting-failure.ts';
import type { OpenAISessions } from './openai-sessions.ts';
import type { SessionIssuer } from './session-issuer.ts';

export interface OpenAIHosting {
  readonly settings: HostedSettings;
  readonly openai: OpenAISessions;
  readonly records: HostedRecords;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** Sessions whose conversation is at OpenAI: it knows the secret, this server only how to end it. */
export function openaiHostedSessions(hosting: OpenAIHosting): Pick<SessionIssuer, 'issue' | 'end'> {
  const { settings, openai, records, now, logger } = hosting;
  return {
    async issue(user) {
      assertHosting(now());
      const body = sessionBody(settings, user, now());
      const session = await openai.create(body).catch((error: unknown) => {
        throw hostingFailure(error, logger);
      });
      const { id: sessionId, clientSecret, expiresAt } = session;
      await records.keep(hashOf(clientSecret), { sessionId, owner: user.owner, expiresAt });
      return { clientSecret, expiresAt, isHosted: true };
    },
    async end(clientSecret) {
      const secretHash = hashOf(clientSecret);
      const sessionId = await records.find(secretHash, now());
      if (sessionId === null) throw new ChatdockError('invalid_token');
      if (!hasHostingEnded(now())) await cancel(hosting, sessionId);
      await records.forget(secretHash);
    },
  };
}

/** What OpenAI does not know any more is over. */
async function cancel({ openai, logger }: OpenAIHosting, sessionId: string): Promise<void> {
  try {
    await openai.cancel(sessionId);
  } catch (error) {
    if (!isUnknownToOpenAI(error)) throw hostingFailure(error, logger);
  }
}

/** All of it is the operator's, but for who the user is. */
function sessionBody(settings: HostedSettings, user: VerifiedUser, now: Date): SessionCreateParams {
  const { workflowId, workflowVersion, stateVariables, requestsPerMinute, chatkitConfiguration } = settings;
  const proofSeconds =
    user.expiresAt === null ? Infinity : user.expiresAt + clockToleranceSeconds - now.getTime() / 1_000;
  const seconds = Math.max(1, Math.floor(Math.min(settings.expiresAfterSeconds, proofSeconds)));
  return {
    user: settings.user(user.owner),
    workflow: {
      id: workflowId,
      ...(workflowVersion !== undefined && { version: workflowVersion }),
      ...(stateVariables && { state_variables: { ...stateVariables } }),
    },
    expires_after: { anchor: 'created_at', seconds },
    ...(requestsPerMinute !== undefined && {
      rate_limits: { max_requests_per_1_minute: requestsPerMinute },
    }),
    ...(chatkitConfiguration && { chatkit_configuration: chatkitConfiguration }),
  };
}

function hashOf(clientSecret: string): string {
  return createHash('sha256').update(clientSecret).digest('base64url');
}
