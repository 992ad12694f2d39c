import { RequestError } from '../request-error.ts';

/** What of a request speaks about who asks. */
export interface CredentialSource {
  /** Every `Authorization` header, in order. */
  readonly authorization: readonly string[];
  /** The part of the address after `?`, without it. */
  readonly query: string;
}

const grammar = /^bearer +((?:[\w-]+\.){2}[\w-]+)$/iu;

/**
 * The bearer token of a request: one `Authorization` header, scheme `Bearer` in any case, three base64url parts
 * without padding. A token anywhere else is no token.
 *
 * @throws RequestError `missing_token` when there is none, `invalid_token` when it has another form,
 * `invalid_request` when there are two headers, or one and a token in the address.
 */
export function readBearerToken({ authorization, query }: CredentialSource): string {
  const [header, ...more] = authorization;
  if (header === undefined) throw new RequestError('missing_token');
  if (more.length > 0) {
    throw new RequestError('invalid_request', { message: 'Send one Authorization header, not several.' });
  }
  if (query !== '' && new URLSearchParams(query).has('access_token')) {
    throw new RequestError('invalid_request', {
      message: 'Send the token in the Authorization header only.',
    });
  }
  const token = grammar.exec(header)?.[1];
  if (token === undefined) throw new RequestError('invalid_token');
  return token;
}
