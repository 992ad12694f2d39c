import { said } from '../../conversation/message.ts';
import { plainText } from '../../conversation/speech.ts';
import type { ItemKind } from '../../item-kind.ts';
import { type Json, optionalText, record, text } from '../../read-json.ts';
import type { ThreadItem, WidgetItem } from '../../wire.ts';
import { loadMore } from '../more.ts';
import { changeWidget } from './change-widget.ts';
import { readComponent } from './read-widget.ts';
import { widgetText } from './widget-text.ts';

/** More of a widget is not said: whoever wants to hear it goes there. */
const longestSpoken = 600;

export const kind: ItemKind = {
  types: ['widget'],
  parts: 'widget, widget-button, widget-field, widget-row, widget-chart',
  prepare: loadMore,
  read: readWidget,
  change: changeWidget,
  /** A widget is said whole, once it is; later only what becomes of it. */
  say: (item, { running, isOld }) => {
    if (item.type !== 'widget') return [];
    if (isOld) return [text(record(item.widget['status'])['text'])];
    return running ? [] : [spoken(item)];
  },
  view: () => {
    const element = document.createElement('chatkit-widget');
    return (item, surroundings) => {
      if (item.type !== 'widget') return null;
      Object.assign(element, { item, ...surroundings });
      return said(element, surroundings, item.copy_text ?? '');
    };
  },
};

function readWidget(id: string, item: Json): ThreadItem {
  const widget = readComponent(item['widget']);
  return widget === null
    ? { type: 'other', id }
    : { type: 'widget', id, widget, copy_text: optionalText(item['copy_text']) };
}

function spoken({ widget }: WidgetItem): string {
  return plainText(widgetText(widget).map(asSentence).join(' ').slice(0, longestSpoken));
}

function asSentence(words: string): string {
  return /[.!?…:]$/.test(words) ? words : `${words}.`;
}
