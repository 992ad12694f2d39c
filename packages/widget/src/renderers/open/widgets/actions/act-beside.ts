import { loadKinds } from '../../load-kinds.ts';
import { readEffect } from '../../read-event.ts';
import { readItem } from '../../read-item.ts';
import { array, record } from '../../read-json.ts';
import { replaceKnown } from '../../replace-known.ts';
import { actionParams } from '../../action-params.ts';
import type { ThreadStore } from '../../thread-store.ts';
import type { CustomAction, WidgetItem } from '../../wire.ts';
import { InOrder } from './in-order.ts';

const besides = new InOrder();

/**
 * Has the server carry out a widget's action beside whatever is going on, and shows the widget as it is then. The
 * actions of a widget go one after another, so that the last answer is the newest.
 */
export async function actBeside(store: ThreadStore, action: CustomAction, itemId: string): Promise<void> {
  const { options, signal } = store;
  const params = actionParams(store.state, action, itemId);
  const act = () => options.client.document({ type: 'threads.sync_custom_action', params }, signal);
  try {
    const { updated_item: updated, effects } = record(await besides.run(itemId, act));
    await loadKinds([updated]);
    const item = readItem(updated);
    if (item !== null && !signal.aborted) store.state = replaceKnown(store.state, item);
    for (const effect of array(effects)) options.announce('chatkit.effect', readEffect(effect));
  } catch (error) {
    if (!signal.aborted) throw store.report(error);
  }
}

/** Leaves an action to the page. */
export async function actOnPage(
  { options }: ThreadStore,
  action: CustomAction,
  { id, widget }: WidgetItem,
): Promise<void> {
  await options.pageWidgets()?.onAction?.(action, { id, widget: structuredClone(widget) });
}
