import { nothing } from 'lit';
import { flag, optionalText, text } from '../../read-json.ts';
import type { WidgetComponent } from '../../wire.ts';
import { type Action, readAction } from '../actions/read-action.ts';
import { type Context, fieldId } from '../context.ts';
import { oneOf } from '../values/one-of.ts';
import { controlSizes, gutterSizes, sizeOf } from '../values/sizes.ts';
import { type Styles, styles } from '../values/styles.ts';

/** What the templates of all fields need to know. */
export interface Control {
  /** What it is called in a form's payload. */
  name: string;
  id: string;
  /** Its accessible name, where no label and nothing around it gives it one. */
  label: string | typeof nothing;
  isDisabled: boolean;
  isRequired: boolean;
  action: Action | null;
  classes: string;
  look: Styles;
  /** Its value has changed. */
  changed: (event: Event) => void;
}

export function controlOf(component: WidgetComponent, context: Context): Control {
  const name = text(component['name']);
  const { actions, labelled } = context;
  const action = readAction(component['onChangeAction']);
  const { gutterSize: gutter } = component;
  const label = optionalText(component['ariaLabel']) ?? optionalText(component['placeholder']);
  return {
    name,
    id: fieldId(context, name),
    label: labelled.has(name) ? nothing : (label ?? (context.row || name)),
    isDisabled: flag(component['disabled']) || actions.isBlocked(action),
    isRequired: flag(component['required']),
    action,
    classes: [
      oneOf(component['variant'], ['outline', 'soft', 'solid', 'ghost']),
      flag(component['pill']) ? 'pill' : '',
      component['block'] === false ? 'fitting' : '',
    ].join(' '),
    look: styles(
      ['--_size', sizeOf(component['size'], controlSizes, 'lg')],
      ['--_gutter', gutter === undefined ? null : sizeOf(gutter, gutterSizes, 'md')],
    ),
    changed: ({ currentTarget: source }) => actions.run(action, { source, loading: 'none', field: name }),
  };
}
