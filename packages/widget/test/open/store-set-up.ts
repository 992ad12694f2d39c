import { expect, vi } from 'vitest';
import { ChatKitClient } from '../../src/renderers/open/chatkit-client.ts';
import { loadKinds } from '../../src/renderers/open/load-kinds.ts';
import type { WidgetsOption } from '../../src/chatkit/options.ts';
import type { PageTool } from '../../src/renderers/open/steps/client-tools.ts';
import { ThreadStore } from '../../src/renderers/open/thread-store.ts';
import { type EventStream, type FetchScript, eventStream, events, scriptedFetch } from './scripted-fetch.ts';
import * as wire from './transcripts.ts';

// What streams load on demand: waiting for it is not what these tests are about.
await loadKinds(['workflow', 'widget', 'client_tool_call'].map((type) => ({ type })));

/** A store on the real client, with a server that a test plays. */
export function setUp(script: FetchScript, onAction?: WidgetsOption['onAction'], pageTool?: PageTool) {
  const { fetch, requests } = scriptedFetch(script);
  const endpoint = () => ({ url: 'https://app.example/chatkit', fetch });
  const announced: [name: string, detail: unknown][] = [];
  const store = new ThreadStore({
    client: new ChatKitClient(endpoint),
    endpoint,
    announce: (name, detail) => announced.push([name, detail]),
    changed: () => {},
    pageWidgets: () => ({ ...(onAction && { onAction }) }),
    pageTool: () => pageTool,
  });
  const names = () => announced.map(([name]) => name.replace('chatkit.', ''));
  return { store, requests, announced, names };
}

/** What is said, item by item. */
export const text = ({ state }: ThreadStore) =>
  state.items.map((item) => ('content' in item ? item.content.map((part) => part.text).join('') : item.type));
/** Waits for it as long as `expect.poll` does; a clock that has been stopped goes on meanwhile. */
export const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 60_000 });
export const idle = (store: ThreadStore) => eventually(() => expect(store.state.responding).toBe(false));
export const failure = (code: string): unknown => expect.objectContaining({ name: 'WidgetError', code });

/** A store in the middle of an answer whose first words have come. */
export async function midAnswer() {
  let stream: EventStream | undefined;
  const set = setUp(({ type, signal }) => {
    if (type !== 'threads.create')
      return events(wire.streamOptions(), ...wire.wholeAnswer('Again', 'msg_again'));
    stream = eventStream(signal);
    stream.send(...wire.prologue('Hi'), wire.added(wire.answerItem(null)), wire.delta('Well, '));
    return stream.response;
  });
  await set.store.send({ text: 'Hi' });
  await eventually(() => expect(text(set.store)).toEqual(['Hi', 'Well, ']));
  if (!stream) throw new Error('not asked');
  return { ...set, stream };
}
