import type { RequestContext } from '../ports.ts';

/** Whether a client has said, with `"chatdock_rejoin": true` in its metadata, that it comes back when its connection breaks. */
export function isRejoining({ metadata }: RequestContext): boolean {
  return metadata['chatdock_rejoin'] === true;
}
