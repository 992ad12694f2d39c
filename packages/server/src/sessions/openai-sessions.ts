import type * as SDK from 'openai';
import type { SessionCreateParams } from 'openai/resources/beta/chatkit/sessions';
import type { HostedSettings } from './hosted-options.ts';

/** A session that OpenAI has opened. */
interface OpenedSession {
  readonly id: string;
  readonly clientSecret: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** Sessions at OpenAI, through its SDK. Rejects with the SDK's errors, or with one of these classes. */
export interface OpenAISessions {
  create(body: SessionCreateParams): Promise<OpenedSession>;
  cancel(sessionId: string): Promise<void>;
}

/** OpenAI answered with something that is no session. */
export class NoSessionError extends Error {
  override readonly name = 'NoSessionError';
}

/** OpenAI did not answer in time. */
export class SilenceError extends Error {
  override readonly name = 'SilenceError';
}

/** How long one call may take with everything, in milliseconds. */
export const patienceMs = 10_000;

/** Loads OpenAI's SDK. Nothing is sent before a session is opened or cancelled. */
export async function openaiSessions(
  { apiKey, baseURL }: Pick<HostedSettings, 'apiKey' | 'baseURL'>,
  withinMs = patienceMs,
): Promise<OpenAISessions> {
  const sdk = await import('openai');
  const client = new sdk.OpenAI({
    apiKey,
    baseURL: baseURL ?? null, // null: OpenAI, whatever the environment of the process says
    organization: null,
    project: null,
    logLevel: 'off',
    maxRetries: 0, // its waiting between tries has no end that would be ours
    timeout: 2 * withinMs, // ours comes first, and covers all of an answer
  });
  const { sessions } = client.beta.chatkit;
  const call = <T>(run: (signal: AbortSignal) => Promise<T>) =>
    inTime(withinMs, async (signal) => {
      try {
        return await run(signal);
      } catch (error) {
        if (!isPassing(sdk, error)) throw error;
        return run(signal);
      }
    });
  return {
    create: (body) => call(async (signal) => read(await sessions.create(body, { signal }))),
    cancel: (sessionId) => call(async (signal) => void (await sessions.cancel(sessionId, { signal }))),
  };
}

/** Trouble that is often over at the next try. */
function isPassing(sdk: typeof SDK, error: unknown): boolean {
  if (error instanceof sdk.APIConnectionTimeoutError) return false;
  if (error instanceof sdk.APIConnectionError) return true;
  return error instanceof sdk.APIError && Number(error.status) >= 500;
}

/** What comes too late, or never, is not waited for; the SDK's own time-out ends with the header of an answer. */
async function inTime<T>(withinMs: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = new AbortController();
  const silence = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.abort();
    silence.reject(new SilenceError());
  }, withinMs);
  const answer = run(late.signal);
  answer.catch(() => {}); // it may come after the silence was given up on
  try {
    return await Promise.race([answer, silence.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** What is there may be anything: what answers at the address need not be OpenAI. */
function read(answer: Partial<SDK.OpenAI.Beta.ChatKit.ChatSession> | null | undefined): OpenedSession {
  const { id, client_secret: clientSecret, expires_at: expiresAt } = answer ?? {};
  if (!isWord(id) || !isWord(clientSecret) || !Number.isSafeInteger(expiresAt)) throw new NoSessionError();
  return { id, clientSecret, expiresAt: Number(expiresAt) };
}

/** What can be sent as a bearer token. */
function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 4_096 && /^[\w.~+/-]+=*$/u.test(value);
}
