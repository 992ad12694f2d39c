import { addStyles } from '../parts/add-styles.ts';
import { datePicker } from './components/date-picker.ts';
import { input } from './components/input.ts';
import { radioGroup } from './components/radio-group.ts';
import { select } from './components/select.ts';
import { editableText, textarea } from './components/textarea.ts';
import type { Draw } from './context.ts';
import { checkStyles } from './styles/check.styles.ts';
import { fieldStyles } from './styles/field.styles.ts';

addStyles(checkStyles, fieldStyles);

/** Fields to fill in. */
export const components: ReadonlyMap<string, Draw> = new Map([
  ['Input', input],
  ['Textarea', textarea],
  ['Text', editableText],
  ['Select', select],
  ['DatePicker', datePicker],
  ['RadioGroup', radioGroup],
]);
