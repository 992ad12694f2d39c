import type { ThreadStreamEvent } from '../protocol/events.ts';
import type { WidgetItem } from '../protocol/items.ts';
import { widgetRootSchema, type WidgetRoot } from '../protocol/widgets/widget.ts';
import { itemBase, type AnsweringTurn } from './answering.ts';
import { checked } from './checked.ts';
import { diffWidgets } from './diff-widgets.ts';
import { updated } from './updated.ts';

export interface StreamWidgetOptions {
  /** What the copy button puts on the clipboard. */
  readonly copyText?: string;
}

/**
 * Shows a widget. One widget appears at once; of several states, the first appears, the next ones change it, each
 * by no more than what is different, and the last one stays. No state, no widget.
 *
 * @throws TypeError for what is no widget, naming the place.
 */
export async function* streamWidget(
  turn: AnsweringTurn,
  source: WidgetRoot | AsyncIterable<WidgetRoot>,
  { copyText }: StreamWidgetOptions = {},
): AsyncGenerator<ThreadStreamEvent, void, undefined> {
  const extras = copyText === undefined ? {} : { copy_text: copyText };
  const show = (widget: WidgetRoot): WidgetItem => ({
    type: 'widget',
    ...itemBase(turn, 'message'),
    widget: read(widget),
    ...extras,
  });
  if (!(Symbol.asyncIterator in source)) {
    yield { type: 'thread.item.done', item: show(source) };
    return;
  }
  let item: WidgetItem | undefined;
  for await (const state of source) {
    if (!item) {
      item = show(state);
      yield { type: 'thread.item.added', item };
      continue;
    }
    const { id, widget: before } = item;
    item = { ...item, widget: read(state) };
    for (const update of diffWidgets(before, item.widget)) yield updated(id, update);
  }
  if (item) yield { type: 'thread.item.done', item };
}

/** A copy, so that a source may go on changing what it yielded. */
function read(widget: WidgetRoot): WidgetRoot {
  return checked(widgetRootSchema, widget, 'The widget');
}
