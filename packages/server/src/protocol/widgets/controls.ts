import { z } from 'zod';
import { actionConfigSchema } from '../actions.ts';
import { iconNameSchema } from '../icons.ts';
import { component, type Written } from './shape.ts';
import { controlSize, controlVariant, direction, gutterSize } from './values.ts';

const flag = z.boolean().optional();
const words = z.string().optional();
const action = actionConfigSchema.optional();

const button = component('Button', {
  /** Sends the nearest form, after the browser has found it valid. */
  submit: flag,
  label: words,
  onClickAction: action,
  iconStart: iconNameSchema.optional(),
  iconEnd: iconNameSchema.optional(),
  style: z.enum(['primary', 'secondary']).optional(),
  iconSize: z.enum(['sm', 'md', 'lg', 'xl', '2xl']).optional(),
  color: z
    .enum(['primary', 'secondary', 'info', 'discovery', 'success', 'caution', 'warning', 'danger'])
    .optional(),
  variant: controlVariant.optional(),
  size: controlSize.optional(),
  pill: flag,
  uniform: flag,
  block: flag,
  disabled: flag,
});

const typed = {
  /** Where the value goes in the payload of a form's actions; dots nest. */
  name: z.string(),
  defaultValue: words,
  required: flag,
  pattern: words,
  placeholder: words,
  allowAutofillExtensions: flag,
  autoSelect: flag,
  autoFocus: flag,
  disabled: flag,
  variant: z.enum(['soft', 'outline']).optional(),
  size: controlSize.optional(),
  gutterSize: gutterSize.optional(),
};

const input = component('Input', {
  ...typed,
  inputType: z.enum(['number', 'email', 'text', 'password', 'tel', 'url']).optional(),
  pill: flag,
});

const textarea = component('Textarea', {
  ...typed,
  rows: z.int().optional(),
  autoResize: flag,
  maxRows: z.int().optional(),
});

const picked = {
  name: z.string(),
  onChangeAction: action,
  placeholder: words,
  defaultValue: words,
  variant: controlVariant.optional(),
  size: controlSize.optional(),
  pill: flag,
  block: flag,
  clearable: flag,
  disabled: flag,
};

const choice = { value: z.string(), label: z.string(), disabled: flag };

const select = component('Select', {
  ...picked,
  options: z.array(z.looseObject({ ...choice, description: words })),
  searchable: flag,
});

const datePicker = component('DatePicker', {
  ...picked,
  min: words,
  max: words,
  side: z.enum(['top', 'bottom', 'left', 'right']).optional(),
  align: z.enum(['start', 'center', 'end']).optional(),
});

const checkbox = component('Checkbox', {
  name: z.string(),
  label: words,
  defaultChecked: flag,
  onChangeAction: action,
  disabled: flag,
  required: flag,
});

const radioGroup = component('RadioGroup', {
  name: z.string(),
  options: z.array(z.looseObject(choice)).optional(),
  ariaLabel: words,
  onChangeAction: action,
  defaultValue: words,
  direction: direction.optional(),
  disabled: flag,
  required: flag,
});

/** Components that a person works with. */
export const controlComponents = [button, input, textarea, select, datePicker, checkbox, radioGroup] as const;
export type ControlComponent = Written<(typeof controlComponents)[number]>;
