import { ChatdockError } from '../chatdock-error.ts';
import type { RequestType } from '../protocol/requests.ts';

/** The error for a request that would need what the application has not set up. */
export function notOffered(type: RequestType): ChatdockError {
  return new ChatdockError('not_supported', { message: `This server does not offer ${type}.` });
}
