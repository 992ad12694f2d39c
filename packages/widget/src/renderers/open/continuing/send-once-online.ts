import type { OutgoingMessage } from '../../../chatkit/messages.ts';
import type { Failure } from '../thread-state.ts';
import type { ThreadStore } from '../thread-store.ts';
import { wordsOf } from '../words-of.ts';
import { continuingTexts } from './continuing-texts.ts';
import { online } from './pauses.ts';

/**
 * Keeps a message until the browser has a network, and sends it then, once, unless it was taken back, or another thread was opened,
 * before.
 */
export function sendOnceOnline(store: ThreadStore, message: OutgoingMessage): void {
  const failure: Failure = {
    code: 'server_unreachable',
    message: continuingTexts.sentLater,
    retry: 'send',
    waits: continuingTexts.waiting,
  };
  store.lastSent = message;
  store.state = { ...store.state, outgoing: wordsOf(message), failure };
  void sendWaiting(store, failure).catch(() => {}); // what went wrong the conversation says
}

async function sendWaiting(store: ThreadStore, failure: Failure): Promise<void> {
  await online(store.signal);
  if (store.state.failure === failure) await store.retry();
}
