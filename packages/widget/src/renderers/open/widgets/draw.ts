import { repeat } from 'lit/directives/repeat.js';
import type { WidgetComponent } from '../wire.ts';
import { badge } from './components/badge.ts';
import { basic } from './components/basic.ts';
import { box, col, row } from './components/box.ts';
import { button } from './components/button.ts';
import { card } from './components/card.ts';
import { checkbox } from './components/checkbox.ts';
import { divider } from './components/divider.ts';
import { form } from './components/form.ts';
import { icon } from './components/icon.ts';
import { label } from './components/label.ts';
import { listView } from './components/list-view.ts';
import { listViewItem } from './components/list-view-item.ts';
import { markdown } from './components/markdown.ts';
import { other } from './components/other.ts';
import { spacer } from './components/spacer.ts';
import { caption, text, title } from './components/text.ts';
import { transition } from './components/transition.ts';
import { moreComponents } from './more.ts';
import type { Context, Draw, Drawn, Place, WidgetSurroundings } from './context.ts';

/** A map, which has no prototype: no name on the wire reaches anything but these. */
const components: ReadonlyMap<string, Draw> = new Map([
  ['Card', card],
  ['ListView', listView],
  ['Basic', basic],
  ['ListViewItem', listViewItem],
  ['Box', box],
  ['Row', row],
  ['Col', col],
  ['Form', form],
  ['Transition', transition],
  ['Text', text],
  ['Title', title],
  ['Caption', caption],
  ['Label', label],
  ['Markdown', markdown],
  ['Badge', badge],
  ['Icon', icon],
  ['Divider', divider],
  ['Spacer', spacer],
  ['Button', button],
  ['Checkbox', checkbox],
]);

/** Draws a widget. */
export function drawWidget(widget: WidgetComponent, surroundings: WidgetSurroundings): unknown {
  return draw(widget, surroundings, { path: '', scope: '', row: '', submits: null, isHead: false });
}

function draw(component: WidgetComponent, surroundings: WidgetSurroundings, place: Place): unknown {
  const { type } = component;
  const own = surroundings.pageElement(type);
  const template = own ?? components.get(type) ?? moreComponents().get(type) ?? other;
  return template(component, createContext(surroundings, place));
}

function createContext(surroundings: WidgetSurroundings, place: Place): Context {
  const each: Context['each'] = (component, inner) =>
    withKeys(component.children).map(({ key, child }) => ({
      key,
      drawn: draw(child, surroundings, { ...place, ...inner, path: `${place.path}/${key}` }),
    }));
  return {
    ...surroundings,
    ...place,
    each,
    children: (component, inner) =>
      repeat(
        each(component, inner),
        ({ key }: Drawn) => key,
        ({ drawn }: Drawn) => drawn,
      ),
  };
}

/** What tells siblings apart: their own key or id, where no other has it, or else their number. */
function withKeys(children: readonly WidgetComponent[]): { key: string; child: WidgetComponent }[] {
  const taken = new Set<string>();
  return children.map((child, index) => {
    const own = child['key'] ?? child['id'];
    const isKey = (typeof own === 'string' && own !== '') || typeof own === 'number';
    const key = isKey && !taken.has(`=${own}`) ? `=${own}` : `${index}`;
    taken.add(key);
    return { key, child };
  });
}
