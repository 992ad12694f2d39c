import { readBearerToken } from '../auth/bearer-token.ts';
import type { ChatContext } from '../chat/context.ts';
import { dispatch } from '../chat/dispatch.ts';
import type { ThreadStores } from '../chat/ports.ts';
import { ChatdockError } from '../chatdock-error.ts';
import { parseRequest } from '../protocol/parse-request.ts';
import type { SessionIssuer } from '../sessions/session-issuer.ts';
import { jsonAnswer, streamAnswer, type Answer } from './answer.ts';
import type { HttpRequest } from './http-request.ts';

export interface ChatKitRoute {
  readonly sessions: SessionIssuer;
  readonly stores: ThreadStores;
  /** What every request is handled with, whoever sends it. */
  readonly shared: Omit<ChatContext, 'owner' | 'store'>;
}

/** `POST /`: the ChatKit protocol. Who asks comes from the client secret alone, and is settled before the body is read. */
export async function answerChatKit(route: ChatKitRoute, request: HttpRequest): Promise<Answer> {
  const { owner } = await route.sessions.verify(readBearerToken(request));
  const parsed = parseRequest(await request.readJson());
  if (!parsed.ok) {
    const code = parsed.reason === 'invalid' ? 'invalid_request' : 'not_supported';
    throw new ChatdockError(code, { message: parsed.message });
  }
  const answer = await dispatch({ ...route.shared, owner, store: route.stores(owner) }, parsed.request);
  return answer.kind === 'json' ? jsonAnswer(200, answer.body) : streamAnswer(answer.run);
}
