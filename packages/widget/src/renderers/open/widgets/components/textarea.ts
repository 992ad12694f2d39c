import { record } from '../../read-json.ts';
import type { Draw } from '../context.ts';
import { sizeOf, textSizes } from '../values/sizes.ts';
import { classesOf } from './text.ts';
import { textBox } from './text-box.ts';

export const textarea: Draw = (component, context) =>
  textBox(component, { context, classes: '', fontSize: sizeOf('md', textSizes, 'md') });

/** A text that can be edited looks like one. */
export const editableText: Draw = (component, context) => {
  const { value, size, editable } = component;
  const edited = { ...component, ...record(editable), defaultValue: value, rows: 1, autoResize: true };
  const classes = `editable ${classesOf(component)}`;
  return textBox(edited, { context, classes, fontSize: sizeOf(size, textSizes, 'md') });
};
