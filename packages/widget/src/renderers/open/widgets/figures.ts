import { addStyles } from '../parts/add-styles.ts';
import { image } from './components/image.ts';
import { table, tableCell, tableRow } from './components/table.ts';
import type { Draw } from './context.ts';
import { containerStyles } from './styles/container.styles.ts';
import { figureStyles } from './styles/figure.styles.ts';

addStyles(containerStyles, figureStyles);

/** Pictures and tables. */
export const components: ReadonlyMap<string, Draw> = new Map([
  ['Image', image],
  ['Table', table],
  ['Table.Row', tableRow],
  ['Table.Cell', tableCell],
]);
