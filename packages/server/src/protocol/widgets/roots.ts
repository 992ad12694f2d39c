import { z } from 'zod';
import { actionConfigSchema } from '../actions.ts';
import { iconNameSchema } from '../icons.ts';
import { listItems, type Holdable, type ListViewItem } from './containers.ts';
import { component, type Written } from './shape.ts';
import type { WidgetChildren, WidgetComponent } from './widget.ts';
import { align, border, color, direction, justify, length, spacing, theme } from './values.ts';

// What a widget can be. As with containers, what they hold comes in, and the types are interfaces.

/** A line about where the widget comes from, with a picture (and perhaps a frame around it) or an icon. */
const status = z.looseObject({
  text: z.string(),
  favicon: z.string().optional(),
  frame: z.boolean().optional(),
  icon: iconNameSchema.optional(),
});

const cardAction = z.looseObject({ label: z.string(), action: actionConfigSchema });

const card = component('Card', {
  /** Every field in it goes with every action, as in a `Form`. */
  asForm: z.boolean().optional(),
  background: color.optional(),
  border: border.optional(),
  size: z.enum(['sm', 'md', 'lg', 'full']).optional(),
  padding: spacing.optional(),
  status: status.optional(),
  /** The body is folded away once the main action has run. */
  collapsed: z.boolean().optional(),
  confirm: cardAction.optional(),
  cancel: cardAction.optional(),
  theme: theme.optional(),
});

const listView = component('ListView', {
  /** Rows that are shown before "show more". */
  limit: z.union([z.int(), z.literal('auto')]).optional(),
  status: status.optional(),
  theme: theme.optional(),
});

const basic = component('Basic', {
  theme: theme.optional(),
  direction: direction.optional(),
  gap: length.optional(),
  padding: spacing.optional(),
  align: align.optional(),
  justify: justify.optional(),
});

interface Card extends Written<typeof card> {
  children: WidgetChildren;
}

interface ListView extends Written<typeof listView> {
  children: ListViewItem | ListViewItem[];
}

/** For previews of entities; holds components and whole widgets. */
interface Basic extends Written<typeof basic> {
  children?: WidgetComponent | WidgetRoot | (WidgetComponent | WidgetRoot)[] | null | undefined;
}

/** A widget: its outermost component. */
export type WidgetRoot = Card | ListView | Basic;

/** The schemas of the roots. */
export function rootComponents({ children, other }: Pick<Holdable, 'children' | 'other'>) {
  return [
    card.extend({ children }),
    listView.extend({ children: listItems({ children, other }) }),
    basic.extend({ children: children.optional() }),
  ] as const;
}
