import type { ThreadItem, WidgetItem } from '../../protocol/items.ts';
import { found } from '../found.ts';

/** The widget that an action comes from; `null` when it names none, `'not_a_widget'` when it names something else. */
export function actionSender(
  itemId: string | undefined,
  item: ThreadItem | null,
): WidgetItem | 'not_a_widget' | null {
  if (itemId === undefined) return null;
  const sender = found(item);
  return sender.type === 'widget' ? sender : 'not_a_widget';
}
