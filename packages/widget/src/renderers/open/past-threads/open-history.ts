import { LitElement } from 'lit';
import type { WidgetError } from '../../../widget-error.ts';
import type { ChatKitOptions } from '../../../chatkit/options.ts';
import type { ChatKitClient } from '../chatkit-client.ts';
import type { Announce } from '../thread-store-options.ts';
import type { ThreadStore } from '../thread-store.ts';
import { defineHistory } from './define.ts';
import { ChatKitHistory } from './history.ts';
import { ThreadList } from './thread-list.ts';

/** The chat that the list of conversations is to cover. */
export interface CoveredChat {
  /** Holds all of the chat; the list covers it. */
  readonly root: ParentNode;
  readonly client: Pick<ChatKitClient, 'document' | 'isOurs'>;
  readonly store: ThreadStore;
  readonly options: Pick<ChatKitOptions, 'history' | 'locale'>;
  readonly announce: Announce;
  /** Puts the focus into the message box. */
  readonly focus: () => void;
}

/** Shows the list; returns what takes it away again, which may be called more than once. */
export function openHistory(chat: CoveredChat): () => void {
  const { root, client, store, options, announce } = chat;
  const { history, locale = navigator.language } = options;
  const place = root.firstElementChild ?? root;
  const covered = [...place.children].filter((child) => child instanceof HTMLElement);
  const before = focused(place);
  const abort = new AbortController();
  const close = (): void => {
    if (abort.signal.aborted) return;
    abort.abort();
    const hadFocus = list.matches(':focus-within');
    list.remove();
    for (const element of covered) element.inert = false;
    announce('chatkit.history.close', undefined);
    if (hadFocus) (before?.isConnected ? before : chat).focus();
  };
  defineHistory();
  const list = new ChatKitHistory(
    new ThreadList(client, abort.signal),
    {
      current: () => store.state.threadId,
      choose: (threadId) => {
        close();
        if (threadId !== store.state.threadId) store.open(threadId).catch(ignore);
        chat.focus();
      },
      renamed: (threadId, title) => {
        if (threadId === store.state.threadId) store.state = { ...store.state, title };
      },
      removed: (threadId) => {
        if (threadId === store.state.threadId) store.open(null).catch(ignore);
      },
      save: async (threadId) => {
        const { exportThread } = await import('../export/export-thread.ts');
        await exportThread(client, threadId, abort.signal);
      },
      close,
      report: (error): WidgetError => store.report(error),
    },
    {
      canRename: history?.showRename ?? true,
      canDelete: history?.showDelete ?? true,
      locale,
    },
  );
  for (const element of covered) element.inert = true;
  place.append(list);
  list.focus();
  drawAgain(place);
  announce('chatkit.history.open', undefined);
  return close;
}

/** The chat names the parts of the list for the page to style. */
function drawAgain(place: ParentNode & Node): void {
  const root = place.getRootNode();
  if (root instanceof ShadowRoot && root.host instanceof LitElement) root.host.requestUpdate();
}

/** What has the focus inside, to give it back. */
function focused(place: ParentNode): HTMLElement | null {
  return place.querySelector<HTMLElement>(':focus');
}

const ignore = (): void => {}; // the conversation says itself what went wrong
