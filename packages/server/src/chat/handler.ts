import type { RequestOf, RequestType } from '../protocol/requests.ts';
import type { ChatAnswer, ChatContext } from './context.ts';

/** Answers one kind of request. Rejects with a ChatdockError for what the client got wrong; nothing has changed then. */
export type Handler<Type extends RequestType> = (
  context: ChatContext,
  params: RequestOf<Type>['params'],
) => Promise<ChatAnswer>;
