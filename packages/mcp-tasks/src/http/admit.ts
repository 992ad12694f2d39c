import { readBearerToken } from '../auth/bearer-token.ts';
import type { Caller } from '../auth/known-tokens.ts';
import { RequestError } from '../request-error.ts';
import type { TasksHttpSettings } from './http-options.ts';

/** What is looked at before anything of a request's body is read. */
export interface RequestHead {
  readonly method: string;
  /** Every `Authorization` header, in order. */
  readonly authorization: readonly string[];
  /** The part of the address after `?`, without it. */
  readonly query: string;
  /** The first header of this name (lower-case), or undefined. */
  header(name: string): string | undefined;
}

/**
 * Lets a request in, and resolves to whose tasks it may use.
 *
 * @throws RequestError in this order: `host_not_allowed`, `origin_not_allowed`, `method_not_allowed`, those of the token, then
 * `unsupported_media_type`
 */
export async function admit(head: RequestHead, settings: TasksHttpSettings): Promise<Caller> {
  checkPlace(head, settings);
  if (head.method !== 'POST') throw new RequestError('method_not_allowed');
  const caller = await settings.verify(readBearerToken(head));
  const encoding = head.header('content-encoding')?.toLowerCase() ?? 'identity';
  if (encoding !== 'identity' || !isJsonMediaType(head.header('content-type'))) {
    throw new RequestError('unsupported_media_type');
  }
  return caller;
}

/**
 * Against DNS rebinding: a page that makes its own name lead to this server shows in `Host`, and in `Origin`.
 *
 * @throws RequestError `host_not_allowed`, `origin_not_allowed`
 */
export function checkPlace(head: RequestHead, { allowedHosts }: TasksHttpSettings): void {
  if (!allowedHosts.has(hostName(`http://${head.header('host') ?? ''}`))) {
    throw new RequestError('host_not_allowed');
  }
  const origin = head.header('origin');
  if (origin !== undefined && !allowedHosts.has(hostName(origin))) {
    throw new RequestError('origin_not_allowed');
  }
}

function hostName(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : '';
}

/** Whether a Content-Type header means JSON in UTF-8, which is what JSON is in when nothing is said. */
function isJsonMediaType(header: string | undefined): boolean {
  const [type = '', ...parameters] = (header ?? '').toLowerCase().split(';');
  return type.trim() === 'application/json' && parameters.every(isUtf8OrOther);
}

function isUtf8OrOther(parameter: string): boolean {
  const [name = '', value = ''] = parameter.split('=', 2);
  return name.trim() !== 'charset' || /^"?utf-?8"?$/u.test(value.trim());
}
