import { ChatdockError } from '../chatdock-error.ts';
import type { Turn } from '../chat/ports.ts';
import type { MadeImage } from './events/image-events.ts';
import type { Readable } from './input/attached-files.ts';
import type { Mention } from './input/user-message-input.ts';
import { type AgentLimits, defaultLimits } from './run/agent-limits.ts';

/** What an application does about an agent's answers. */
export interface AnswerHooks {
  /**
   * Keeps a picture that the model has made, and answers the address at which browsers find it, http or https. Default: pictures of
   * up to 3 MB are kept in the thread itself, which makes it slow to read.
   */
  keepImage?: ((image: MadeImage, turn: Turn) => Promise<string> | string) | undefined;
  /**
   * What the model is told of a mention in a message. What the page says of it is unchecked. `undefined`: nothing. Default: what the
   * page says.
   */
  tellMention?: ((mention: Mention, turn: Turn) => string | undefined) | undefined;
}

/** How agents answer: what an answer may use, and what is done about it. */
export interface AnswerOptions extends Partial<AgentLimits>, AnswerHooks {
  /** What the model can look at, besides text, of what users attach: `images`, `pdfs`. Default: both. */
  reads?: readonly Readable[] | undefined;
}

/** The options, checked. */
export interface AnswerSettings extends AnswerHooks {
  readonly limits: Partial<AgentLimits>;
  readonly reads: readonly Readable[] | undefined;
}

const readable: readonly string[] = ['images', 'pdfs'] satisfies Readable[];

/**
 * `tokens` is `CHATDOCK_CONTEXT_TOKENS`, which stands in for `contextTokens`.
 *
 * @throws ChatdockError `invalid_configuration`
 */
export function parseAnswers(
  { keepImage, tellMention, reads, ...numbers }: AnswerOptions = {},
  tokens?: string,
): AnswerSettings {
  for (const hook of [keepImage, tellMention])
    if (hook !== undefined && typeof hook !== 'function')
      refuse('answers.keepImage and answers.tellMention must be functions.');
  if (reads !== undefined && !(Array.isArray(reads) && reads.every((what) => readable.includes(what))))
    refuse(`answers.reads must be a list of ${readable.join(' and ')}.`);
  const limits: Partial<AgentLimits> = {
    ...(tokens !== undefined && { contextTokens: parseTokens(tokens) }),
    ...numbers,
  };
  for (const [name, value] of Object.entries(limits)) checkLimit(name, value);
  return { keepImage, tellMention, reads, limits };
}

function parseTokens(text: string): number {
  return /^\d{1,9}$/u.test(text)
    ? Number(text)
    : refuse('CHATDOCK_CONTEXT_TOKENS must be a number, such as 32000.');
}

/** The least that some of them can work with. */
const least: Readonly<Record<string, number>> = { contextTokens: 1_000, historyItems: 10 };
const most: Readonly<Record<string, number>> = { historyItems: 1_000 };

function checkLimit(name: string, value: unknown): void {
  if (!(name in defaultLimits))
    refuse(`There is no option "answers.${name}". There are: ${Object.keys(defaultLimits).join(', ')}.`);
  const [from, to] = [least[name] ?? 1, most[name] ?? Number.MAX_SAFE_INTEGER];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= from && value <= to) return;
  refuse(
    to === Number.MAX_SAFE_INTEGER
      ? `answers.${name} must be a whole number from ${from} on.`
      : `answers.${name} must be a whole number from ${from} to ${to}.`,
  );
}

function refuse(message: string): never {
  throw new ChatdockError('invalid_configuration', { message });
}
