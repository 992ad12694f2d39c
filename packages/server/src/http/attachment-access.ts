import { linkParameter } from '../attachments/addresses.ts';
import type { LinkPurpose } from '../attachments/attachment-links.ts';
import type { AttachmentParts } from '../attachments/attachment-parts.ts';
import { attachmentsOf, type Attachments } from '../attachments/attachments.ts';
import { readBearerToken } from '../auth/bearer-token.ts';
import { ChatdockError } from '../chatdock-error.ts';
import type { Limits } from '../limits/limits.ts';
import type { SessionIssuer } from '../sessions/session-issuer.ts';
import type { HttpRequest } from './http-request.ts';

export interface AttachmentRoute {
  readonly sessions: SessionIssuer;
  readonly limits: Limits;
  /** Pages of other origins that may send files. */
  readonly origins: readonly string[];
  /** `null` when attachments are not offered. */
  readonly attachments: AttachmentParts | null;
}

/** What a request may do, and with whose attachments. */
export interface AttachmentAccess {
  readonly parts: AttachmentParts;
  /** Of the owner that the request speaks for. */
  readonly attachments: Attachments;
  /** Whether the permission was in the address: whoever has that needs no token. */
  readonly isLinked: boolean;
}

/** By the client secret, which is nowhere but in the header. */
export async function accessByToken(
  { sessions, limits, attachments: parts }: AttachmentRoute,
  request: HttpRequest,
): Promise<AttachmentAccess> {
  if (!parts)
    throw new ChatdockError('not_supported', { message: 'This server does not offer attachments.' });
  await limits.requests.admitAddress(request.address);
  const { owner } = await sessions.verify(readBearerToken(request));
  await limits.requests.admitOwner(owner);
  return { parts, attachments: attachmentsOf(parts, owner), isLinked: false };
}

/**
 * By the permission in the address, where there is one, else by the client secret. A permission that is wrong in any way
 * leads to nothing, as an address that never was.
 */
export async function accessByLink(
  route: AttachmentRoute,
  request: HttpRequest,
  { id, purpose }: { id: string; purpose: LinkPurpose },
): Promise<AttachmentAccess> {
  const { attachments: parts, limits } = route;
  const link = new URLSearchParams(request.query).get(linkParameter);
  if (!parts || link === null) return accessByToken(route, request);
  await limits.requests.admitAddress(request.address);
  const target = parts.links.open(purpose, link);
  if (target?.id !== id) throw new ChatdockError('not_found');
  await limits.requests.admitOwner(target.owner);
  return { parts, attachments: attachmentsOf(parts, target.owner), isLinked: true };
}
