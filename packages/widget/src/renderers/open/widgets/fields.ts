import { addStyles } from '../parts/add-styles.ts';
import { chart } from './components/chart.ts';
import { datePicker } from './components/date-picker.ts';
import { image } from './components/image.ts';
import { input } from './components/input.ts';
import { radioGroup } from './components/radio-group.ts';
import { select } from './components/select.ts';
import { table, tableCell, tableRow } from './components/table.ts';
import { editableText, textarea } from './components/textarea.ts';
import type { Draw } from './context.ts';
import { checkStyles } from './styles/check.styles.ts';
import { fieldStyles } from './styles/field.styles.ts';

addStyles(checkStyles, fieldStyles);

/** What only some widgets hold: fields to fill in, figures, pictures. */
export const fields: ReadonlyMap<string, Draw> = new Map([
  ['Table', table],
  ['Table.Row', tableRow],
  ['Table.Cell', tableCell],
  ['Chart', chart],
  ['Image', image],
  ['Input', input],
  ['Textarea', textarea],
  ['Text', editableText],
  ['Select', select],
  ['DatePicker', datePicker],
  ['RadioGroup', radioGroup],
]);
