import type { OutgoingMessage } from '../../chatkit/messages.ts';
import type { ConversationController } from './conversation-controller.ts';
import type { ChatKitComposer } from './parts/composer.ts';
import type { ThreadStore } from './thread-store.ts';

export interface OutboxNeeds {
  conversation: ConversationController;
  composer: () => ChatKitComposer | null;
  isOffline: () => boolean;
}

/** Takes messages from the composer to the conversation, at once or when that can be, and those back that did not go off. */
export class Outbox {
  readonly #needs: OutboxNeeds;
  /** Somebody wants to send what is in the composer, and the thread is still loading. */
  #sendsOnceLoaded = false;

  constructor(needs: OutboxNeeds) {
    this.#needs = needs;
  }

  /** Whether it was taken. While the thread loads the text stays where it is, and goes off when that is done. */
  readonly submit = (message: OutgoingMessage): boolean => {
    const { conversation, composer, isOffline } = this.#needs;
    const { store } = conversation;
    if (store === null) conversation.inBackground(async () => composer()?.send());
    else this.#sendsOnceLoaded = store.state.loading === 'thread';
    if (store === null || store.isBusy) return false;
    if (isOffline()) return sendLater(store, message);
    conversation.inBackground(() => store.send(message));
    return true;
  };

  /** Puts what was not sent back into the composer. */
  readonly edit = (): void => {
    const { store } = this.#needs.conversation;
    const composer = this.#needs.composer();
    if (composer === null || store === null) return;
    const text = store.takeBack();
    if (composer.extras) composer.extras.putBack(store.lastSent);
    else composer.value = [text, composer.value].filter(Boolean).join('\n');
    composer.focus();
  };

  stateChanged(store: ThreadStore): void {
    if (!this.#sendsOnceLoaded || store.isBusy) return;
    this.#sendsOnceLoaded = false;
    if (store.state.failure?.retry !== 'load') this.#needs.composer()?.send();
  }
}

/** Answers whether it could be kept. */
function sendLater(store: ThreadStore, message: OutgoingMessage): boolean {
  const { rescue } = store.options.client;
  rescue?.sendOnceOnline(store, message);
  return rescue !== null;
}
