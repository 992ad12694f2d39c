import type { Locator } from '@chatdock/testing';
import type { ChatSuite, ChatUnderTest, OpenChatOptions } from './chat-page.ts';
import type { ReceivedRequest, Reply, Script } from './scripted-server.ts';
import { widgetItem } from './widget-samples.ts';
import * as wire from './transcripts.ts';

/** How a test answers the requests that a widget causes. */
export type ActionScript = (request: ReceivedRequest, reply: Reply) => void | Promise<void>;

export interface WidgetPageOptions extends OpenChatOptions {
  /** What comes of an action, or of a message. */
  act?: ActionScript;
  /** Fields of the thread. */
  thread?: object;
  /** Fields of the widget's item. */
  item?: object;
}

export interface WidgetUnderTest extends ChatUnderTest {
  widget: Locator;
  /** What actions were sent, as `[type of request, action]`. */
  sent: () => unknown[];
}

const history =
  (widget: object, { act, thread, item }: Pick<WidgetPageOptions, 'act' | 'thread' | 'item'>): Script =>
  async (request, reply) => {
    if (request.type === 'threads.get_by_id') reply.json(wire.thread(thread));
    else if (request.type === 'items.list')
      reply.json({ data: [widgetItem(widget, 'wdg_1', item), wire.userItem('Show me')], has_more: false });
    else if (act) await act(request, reply);
    else reply.json({});
  };

/** A chat whose thread, loaded from the server, ends with a widget. */
export async function openWidget(
  suite: ChatSuite,
  widget: object,
  options: WidgetPageOptions = {},
): Promise<WidgetUnderTest> {
  const chat = await suite.open({
    ...options,
    script: history(widget, options),
    options: { ...options.options, initialThread: 'thr_1' },
  });
  const locator = chat.page.locator('chatkit-widget');
  await locator.locator('.widget').waitFor();
  const sent = (): unknown[] =>
    suite
      .server()
      .requests.filter(({ type }) => type.endsWith('custom_action'))
      .map(({ type, params }) => [type, params['action']]);
  return { ...chat, widget: locator, sent };
}

/** Answers an action with the widget as it is then. */
export const becomes =
  (widget: object): ActionScript =>
  (_, reply) =>
    reply.json({ updated_item: widgetItem(widget) });
