import { z } from 'zod';
import { actionConfigSchema } from '../actions.ts';
import { boxProps } from './block.ts';
import type { WidgetChildren, WidgetComponent } from './widget.ts';
import { component, type Written } from './shape.ts';
import { align, direction, length, spacing } from './values.ts';

// Components that hold others. What they hold is known only when all are, so the schemas are made with it; the
// types are interfaces because only those may contain themselves.

const box = component('Box', { ...boxProps, direction: direction.optional() });
const row = component('Row', boxProps);
const col = component('Col', boxProps);
const form = component('Form', {
  ...boxProps,
  direction: direction.optional(),
  onSubmitAction: actionConfigSchema.optional(),
});
const transition = component('Transition', {});
const listViewItem = component('ListViewItem', {
  onClickAction: actionConfigSchema.optional(),
  gap: length.optional(),
  align: align.optional(),
});
const table = component('Table', {});
const tableRow = component('Table.Row', { header: z.boolean().optional() });
const tableCell = component('Table.Cell', {
  width: length.optional(),
  padding: spacing.optional(),
  colSpan: z.int().optional(),
  rowSpan: z.int().optional(),
  align: align.optional(),
  vAlign: z.enum(['start', 'center', 'end']).optional(),
  colSize: z.enum(['xs', 'sm', 'md', 'lg', 'xl']).optional(),
});

interface Holding {
  children?: WidgetChildren | null | undefined;
}

interface Box extends Written<typeof box>, Holding {}
interface Row extends Written<typeof row>, Holding {}
interface Col extends Written<typeof col>, Holding {}
interface Form extends Written<typeof form>, Holding {}

/** Animates the change when what it holds becomes another component: one, not a list. */
interface Transition extends Written<typeof transition> {
  children?: WidgetComponent | null | undefined;
}

/** A row of a `ListView`, and at home nowhere else. */
export interface ListViewItem extends Written<typeof listViewItem> {
  children: WidgetChildren;
}

interface Table extends Written<typeof table> {
  children?: TableRow | TableRow[] | null | undefined;
}

interface TableRow extends Written<typeof tableRow> {
  children?: TableCell | TableCell[] | null | undefined;
}

interface TableCell extends Written<typeof tableCell>, Holding {}

/** Containers that fit wherever a component does. */
export type ContainerComponent = Box | Row | Col | Form | Transition | Table;

/** What may stand where. */
export interface Holdable {
  /** Any one component. */
  readonly one: z.ZodType;
  /** Any one, or a list of them. */
  readonly children: z.ZodType;
  /** One of a kind that is not known; it may stand everywhere. */
  readonly other: z.ZodType;
}

/** One, or a list. */
export function oneOrMore(one: z.ZodType) {
  return z.union([one, z.array(one)]);
}

/** The schemas of all containers that are no widget by themselves. */
export function containerComponents({ one, children, other }: Holdable) {
  const holding = { children: children.optional() };
  const cell = tableCell.extend(holding);
  const line = tableRow.extend({ children: oneOrMore(z.union([cell, other])).optional() });
  return [
    box.extend(holding),
    row.extend(holding),
    col.extend(holding),
    form.extend(holding),
    transition.extend({ children: one.optional() }),
    listViewItem.extend({ children }),
    table.extend({ children: oneOrMore(z.union([line, other])).optional() }),
    line,
    cell,
  ] as const;
}

/** What a `ListView` holds. */
export function listItems({ children, other }: Pick<Holdable, 'children' | 'other'>) {
  return oneOrMore(z.union([listViewItem.extend({ children }), other]));
}
