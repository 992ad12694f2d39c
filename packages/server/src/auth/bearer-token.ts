import { ChatdockError } from '../chatdock-error.ts';

/** What of a request speaks about who asks. */
export interface CredentialSource {
  /** Every `Authorization` header, in order. */
  readonly authorization: readonly string[];
  /** The part of the address after `?`, without it. */
  readonly query: string;
}

const tokenGrammar = /^bearer +((?:[\w-]+\.){2}[\w-]+)$/iu;
/** What RFC 6750 lets a bearer token be made of. */
const anyGrammar = /^bearer +([\w.~+/-]+=*)$/iu;

/**
 * The bearer token of a request: one `Authorization` header, scheme `Bearer` in any case, three base64url parts
 * without padding. A token anywhere else is no token.
 *
 * @throws ChatdockError `missing_token` when there is none, `invalid_token` when it has another form,
 * `invalid_request` when there are two headers, or one and a token in the address.
 */
export function readBearerToken(source: CredentialSource): string {
  return read(source, tokenGrammar);
}

/**
 * The secret of the session that is to end: one of this server, or of OpenAI, which are of another form. The same as
 * {@link readBearerToken} otherwise; whoever gets it has to look for exactly this text.
 */
export function readSessionSecret(source: CredentialSource): string {
  return read(source, anyGrammar);
}

function read({ authorization, query }: CredentialSource, grammar: RegExp): string {
  const [header, ...more] = authorization;
  if (header === undefined) throw new ChatdockError('missing_token');
  if (more.length > 0) {
    throw new ChatdockError('invalid_request', { message: 'Send one Authorization header, not several.' });
  }
  if (new URLSearchParams(query).has('access_token')) {
    throw new ChatdockError('invalid_request', {
      message: 'Send the token in the Authorization header only.',
    });
  }
  const token = grammar.exec(header)?.[1];
  if (token === undefined) throw new ChatdockError('invalid_token');
  return token;
}
