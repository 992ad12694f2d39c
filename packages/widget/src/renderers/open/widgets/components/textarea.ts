import type { Draw } from '../context.ts';
import { sizeOf, textSizes } from '../values/sizes.ts';
import { textBox } from './text-box.ts';

export const textarea: Draw = (component, context) =>
  textBox(component, { context, classes: '', fontSize: sizeOf('md', textSizes, 'md') });
