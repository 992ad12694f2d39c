import type { OnceStores, ThreadStore } from '../chat/store-ports.ts';
import { ownerKey } from '../owner.ts';
import { RepeatedRequest, type EarlierRequest, type RequestKey } from '../repeated-request.ts';

/** Requests of one owner by their key, oldest first. */
export type MemoryRequests = Map<string, EarlierRequest & { readonly madeAt: number }>;

/** For how long a request is known, in milliseconds. */
const keptMs = 86_400_000;

/** Requests under keys, in this process. */
export function memoryOnce(requestsOf: (owner: string) => MemoryRequests): OnceStores {
  return (owner, request) => {
    const requests = requestsOf(ownerKey(owner));
    return {
      claim: async () => takeKey(requests, request),
      async keep(answer) {
        requests.set(request.key, { ...begun(request), answer: structuredClone(answer), madeAt: Date.now() });
      },
      giveUp: async () => void requests.delete(request.key),
    };
  };
}

function begun({ fingerprint }: RequestKey): EarlierRequest {
  return { fingerprint, turn: null, answer: null, isRunning: true };
}

/** @throws RepeatedRequest when the key is taken */
function takeKey(requests: MemoryRequests, asked: RequestKey): void {
  forgetOld(requests);
  const earlier = requests.get(asked.key);
  if (earlier) throw new RepeatedRequest(asked, earlier);
  requests.set(asked.key, { ...begun(asked), madeAt: Date.now() });
}

function forgetOld(requests: MemoryRequests): void {
  for (const [key, { madeAt }] of requests) {
    if (madeAt > Date.now() - keptMs) return;
    requests.delete(key);
  }
}

type Beginnings = Pick<ThreadStore, 'createThread' | 'createThreadWith' | 'openTurn' | 'openTurnWith'>;

function isOpen({ state }: { readonly state: string }): boolean {
  return state === 'open';
}

/** What begins a turn, under the key of the request that asks for it: both come about, or neither. */
export function keyedBeginnings(
  store: Beginnings & Pick<ThreadStore, 'listItems'>,
  requests: MemoryRequests,
  asked: RequestKey,
): Beginnings {
  const begin = async <Result>(
    [threadId, turnId]: readonly [string, string],
    run: () => Promise<Result>,
    isBegunBy: (result: Result) => boolean = () => true,
  ): Promise<Result> => {
    takeKey(requests, asked);
    let isBegun = false;
    try {
      const result = await run();
      isBegun = isBegunBy(result);
      const listing = await store.listItems(threadId, { limit: 1, order: 'desc' });
      const turn = { threadId, turnId, itemId: listing?.page.data[0]?.id ?? null };
      if (isBegun) requests.set(asked.key, { ...begun(asked), turn, madeAt: Date.now() });
      return result;
    } finally {
      if (!isBegun) requests.delete(asked.key);
    }
  };
  return {
    createThread: (thread, turnId, draw) =>
      begin([thread.id, turnId], () => store.createThread(thread, turnId, draw)),
    createThreadWith: (thread, turnId, item) =>
      begin([thread.id, turnId], () => store.createThreadWith(thread, turnId, item)),
    openTurn: (threadId, turnId, draw) =>
      begin([threadId, turnId], () => store.openTurn(threadId, turnId, draw), isOpen),
    openTurnWith: (threadId, turnId, item) =>
      begin([threadId, turnId], () => store.openTurnWith(threadId, turnId, item), isOpen),
  };
}
