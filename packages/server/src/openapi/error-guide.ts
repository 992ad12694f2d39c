import type { ErrorCode } from '../chatdock-error.ts';

/** What an error means to whoever builds on the server, and what they can do. */
interface Guide {
  readonly means: string;
  readonly todo: string;
}

/** For every code; a missing one does not compile. `docs/errors.md` and `/docs` show this table. */
export const errorGuide: Readonly<Record<ErrorCode, Guide>> = {
  invalid_request: {
    means: 'The request is of a form that the server does not take.',
    todo: 'Read the message: it names the field.',
  },
  attachment_empty: { means: 'The file has no bytes.', todo: 'Send a file that has some.' },
  missing_token: {
    means: 'There is no bearer token, or nobody is signed in.',
    todo: 'Sign the user in, and send the token in the Authorization header.',
  },
  invalid_token: {
    means: 'The token is not one of ours, or is over.',
    todo: 'Get a new one, once. If that is refused, too, check secret, issuer, audience and clock.',
  },
  foreign_origin: {
    means: 'A page of another origin asked with a cookie, or sent a file.',
    todo: 'List its origin in cors.origins (CORS_ORIGINS).',
  },
  not_found: {
    means: 'No such thread, item, file, cursor or address; someone else’s reads the same.',
    todo: 'Load the list again, or start a new conversation.',
  },
  method_not_allowed: {
    means: 'The address is there, and does not take that method.',
    todo: 'Use one that the Allow header names.',
  },
  request_timeout: {
    means: 'The body took longer than 30 s; a file longer than five minutes, or than ten seconds for 8 kB.',
    todo: 'Send it again over a better connection.',
  },
  turn_in_progress: {
    means: 'The conversation still answers the message before; this one was not stored.',
    todo: 'Wait for the answer or stop it, then send it again.',
  },
  request_in_progress: {
    means: 'A request came again under its Idempotency-Key while the first one is being answered.',
    todo: 'Wait, and ask again under the same key.',
  },
  request_interrupted: {
    means:
      'A request came again under its Idempotency-Key, and the process that answered the first one has died.',
    todo: 'Look whether it was done; if not, ask under a new key.',
  },
  no_pending_tool_call: {
    means: 'The newest item of the conversation is no call that waits for the client.',
    todo: 'Load the conversation: it has moved on.',
  },
  thread_locked: {
    means: 'The application has paused the conversation; the message is its reason.',
    todo: 'Show the message. It may go on later.',
  },
  thread_closed: {
    means: 'The application has closed the conversation; the message is its reason.',
    todo: 'Show the message and start a new one.',
  },
  attachment_not_uploaded: {
    means: 'The file was announced and has not arrived.',
    todo: 'Upload it, then send the message.',
  },
  attachment_uploaded: { means: 'The file has arrived already, and stays.', todo: 'Announce another one.' },
  hosting_ended: {
    means: 'OpenAI has ended hosted workflows.',
    todo: 'Let this server run the conversations: the message says where the guide is.',
  },
  payload_too_large: {
    means: 'The request is longer than 256 kB, or a recording than 8 MB.',
    todo: 'Send less.',
  },
  attachment_too_large: {
    means: 'The file is larger than files of its type may be.',
    todo: 'Read the message: it says how large they may be.',
  },
  unsupported_media_type: {
    means: 'The body is not JSON in UTF-8, or is compressed.',
    todo: 'Send Content-Type: application/json, without a Content-Encoding.',
  },
  attachment_type_refused: {
    means: 'Not an accepted type, or content of another type; the file was removed.',
    todo: 'Send one that is accepted. attachments.accept lists them.',
  },
  idempotency_key_reused: {
    means: 'The Idempotency-Key belongs to another request of the same user.',
    todo: 'Make a fresh key for each request, and keep it for repeats of that request only.',
  },
  too_many_requests: {
    means: 'More requests a minute than one user or one address may send.',
    todo: 'Wait as long as Retry-After says.',
  },
  limit_reached: {
    means: 'The day’s messages or tokens are used up, or too many answers are being given at a time.',
    todo: 'Show the message, and wait as long as Retry-After says.',
  },
  internal_error: {
    means: 'Something failed that should not.',
    todo: 'Look into the log for the request’s X-Request-Id; asking again later may help.',
  },
  hosting_failed: {
    means: 'OpenAI did not open a hosted session.',
    todo: 'Look into the log: often it is the API key.',
  },
  not_supported: {
    means: 'A part of the protocol that this server does not offer.',
    todo: 'Set the option that offers it: attachments, hooks.transcribe, syncAction.',
  },
  unavailable: {
    means: 'The database or the issuer’s keys cannot be reached, or the server is closing.',
    todo: 'Ask again after Retry-After.',
  },
  invalid_configuration: {
    means: 'An option or a variable is wrong. Thrown at the start, and never answered.',
    todo: 'Read the message: it says what to set.',
  },
};
