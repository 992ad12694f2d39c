import type { AttachmentParts } from '../attachments/attachment-parts.ts';
import { attachmentsOf } from '../attachments/attachments.ts';
import { readBearerToken } from '../auth/bearer-token.ts';
import type { SharedContext } from '../chat/context.ts';
import { dispatch } from '../chat/dispatch.ts';
import type { RequestContext } from '../chat/ports.ts';
import type { OnceStores, ThreadStores } from '../chat/store-ports.ts';
import { ChatdockError } from '../chatdock-error.ts';
import type { Limits } from '../limits/limits.ts';
import { parseRequest } from '../protocol/parse-request.ts';
import type { ChatKitRequest } from '../protocol/requests.ts';
import type { SessionIssuer } from '../sessions/session-issuer.ts';
import { jsonAnswer, streamAnswer, type Answer } from './answer.ts';
import type { Call } from './call.ts';
import type { HttpRequest } from './http-request.ts';
import { requestKey } from './request-key.ts';

export interface ChatKitRoute {
  readonly sessions: SessionIssuer;
  readonly limits: Limits;
  readonly stores: ThreadStores;
  readonly requests: OnceStores;
  /** `null` when attachments are not offered. */
  readonly attachments: AttachmentParts | null;
  /** What every request is handled with, whoever sends it. */
  readonly shared: SharedContext;
  /** How long a body may be, in bytes; recordings are longer. */
  readonly bodyBytes: { readonly request: number; readonly recording: number };
}

/** `POST /`: the ChatKit protocol. Who asks comes from the client secret alone, and is settled before the body is read. */
export async function answerChatKit(route: ChatKitRoute, request: HttpRequest, call: Call): Promise<Answer> {
  const { limits } = route;
  await limits.requests.admitAddress(request.address);
  const { owner, tenant } = await route.sessions.verify(readBearerToken(request));
  await limits.requests.admitOwner(owner);
  const { asked, value } = await readRequest(route, request);
  call.asks = asked.type;
  const key = requestKey(request, value);
  const allowance = limits.turns.of({ owner, tenant });
  const context = {
    ...route.shared,
    logger: call.log,
    owner,
    allowance,
    store: route.stores.of(owner, allowance.turnsAtATime, key),
    once: key && route.requests(owner, key),
    attachments: route.attachments && attachmentsOf(route.attachments, owner),
    request: requestContext(asked, request),
    signal: request.signal,
  };
  const answer = await dispatch(context, asked);
  if (answer.kind === 'json') return jsonAnswer(200, answer.body);
  call.refused = answer.refused;
  return streamAnswer(answer.run);
}

/** Recordings may be long, where they are taken at all; whatever else is that long is too long. */
async function readRequest(
  { bodyBytes, shared }: ChatKitRoute,
  request: HttpRequest,
): Promise<{ asked: ChatKitRequest; value: unknown }> {
  const longest = shared.hooks.transcribe ? bodyBytes.recording : bodyBytes.request;
  const { value, size } = await request.readJson(longest);
  if (size > bodyBytes.request && !isRecording(value)) throw new ChatdockError('payload_too_large');
  const parsed = parseRequest(value);
  if (!parsed.ok) throw new ChatdockError('invalid_request', { message: parsed.message });
  return { asked: parsed.request, value };
}

function isRecording(value: unknown): boolean {
  const type = typeof value === 'object' && value !== null && 'type' in value && value.type;
  return type === 'input.transcribe';
}

/** A client sends exactly one language. */
function requestContext({ metadata }: ChatKitRequest, request: HttpRequest): RequestContext {
  const locale = request.header('accept-language')?.split(/[,;]/u, 1)[0]?.trim();
  return { metadata, locale: locale === '' || locale === '*' ? undefined : locale };
}
