import { phrases } from './locales/phrases.ts';
import type { ConversationErrorCode } from './renderers/open/conversation-errors.ts';
import type { SetUpErrorCode } from './set-up/set-up-messages.ts';

/**
 * The codes of a `WidgetError`, with the sentence a person is shown when nothing better is known. Those of trouble with
 * the set-up are in `set-up/`, those of a conversation come with what shows it.
 */
export const widgetErrorMessages = Object.freeze({
  /** The element was not told where the server is. */
  not_configured: 'The chat has no server: set the “api” attribute.',
  /** The page has no token for this user, or the server does not take it. */
  sign_in_required: 'Please sign in to chat.',
  /** A renewal found another user signed in; the chat starts over as theirs. */
  user_changed: 'Someone else has signed in.',
  /** The page's own token source failed, other than by saying that nobody is signed in. */
  token_unavailable: 'Your sign-in could not be checked. Please try again.',
  /** No answer: no network, a blocked request, or a server that is down. */
  server_unreachable: 'The chat server can’t be reached. Please check your connection and try again.',
  /** HTTP 429. `retryAfterMs` says when to come back, if the server did. */
  rate_limited: 'There were too many requests. Please wait a moment and try again.',
  /** Any other HTTP 4xx: the request is not allowed or not understood. */
  request_refused: 'The chat server refused the request.',
  /** HTTP 5xx. */
  server_failed: 'The chat server had a problem. Please try again.',
  /** An answer that is not what the protocol promises, such as a page of HTML. */
  malformed_answer: 'The chat server’s answer could not be read.',
  /** The files of the chat UI could not be loaded or started. */
  renderer_failed: 'The chat could not be loaded. Please try again.',
  /** The element is not in a page, or left it meanwhile. */
  disconnected: 'The chat is not on the page any more.',
} as const);

/** Stable: programs may compare it. Codes are added, never renamed. */
export type WidgetErrorCode = keyof typeof widgetErrorMessages | ConversationErrorCode | SetUpErrorCode;

const sentences: Partial<Record<WidgetErrorCode, string>> = phrases('errors', widgetErrorMessages);

/** Adds the sentences of what has been loaded. */
export function addSentences(more: Partial<Record<WidgetErrorCode, string>>): void {
  phrases('errors', more);
}

/** What is known beside the code. */
export interface WidgetErrorDetails {
  /** The sentence to show instead of the code's own. Never holds a token, a secret or what someone wrote. */
  message?: string;
  /** The HTTP status, when there was an answer. */
  status?: number;
  /** How long the server asked to wait before the next try, in milliseconds. */
  retryAfterMs?: number;
  cause?: unknown;
}

/** The one error class of this package. `message` is a sentence for people; `code` is for programs. */
export class WidgetError extends Error {
  override readonly name = 'WidgetError';
  readonly code: WidgetErrorCode;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: WidgetErrorCode, details: WidgetErrorDetails = {}) {
    super(details.message ?? sentences[code] ?? widgetErrorMessages.request_refused, details);
    this.code = code;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
  }
}
