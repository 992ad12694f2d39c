import type { RequestType } from '../../protocol/requests.ts';
import type { ChatAnswer, ChatContext } from '../context.ts';

/** What changes something and is answered with a document. What begins a turn takes its key along by itself. */
const changing: readonly RequestType[] = [
  'threads.update',
  'threads.delete',
  'threads.sync_custom_action',
  'items.feedback',
  'attachments.create',
  'attachments.delete',
];

/** Answers a request; one that its client may send again is answered once, and the answer kept. */
export async function answerOnce(
  context: ChatContext,
  type: RequestType,
  answer: () => Promise<ChatAnswer>,
): Promise<ChatAnswer> {
  const { once, turns } = context;
  if (!once || !changing.includes(type)) return answer();
  await once.claim();
  const answered = await answer().catch(async (error: unknown) => {
    await once.giveUp().catch(() => turns.endLater(() => once.giveUp()));
    throw error;
  });
  if (answered.kind === 'json') {
    const { body } = answered;
    await once.keep(body).catch(() => turns.endLater(() => once.keep(body)));
  }
  return answered;
}
