import { html, nothing } from 'lit';
import { flag } from '../../read-json.ts';
import type { Draw } from '../context.ts';
import { spacingStyles } from '../values/box.ts';
import { readLength } from '../values/length.ts';
import { oneOf } from '../values/one-of.ts';
import { type Sizes, sizeOf } from '../values/sizes.ts';
import { styled } from '../values/styled.ts';
import { styles } from '../values/styles.ts';
import { figureTexts } from '../figure-texts.ts';

const columnSizes: Sizes = new Map([
  ['xs', 3],
  ['sm', 5],
  ['md', 8],
  ['lg', 12],
  ['xl', 16],
]);

/** Scrolls sideways when it is wide, so the keyboard must reach it. */
export const table: Draw = (component, context) =>
  html`<div class="table" tabindex="0" role="group" aria-label=${figureTexts.table}>
    <table>
      <tbody>
        ${context.children(component)}
      </tbody>
    </table>
  </div>`;

export const tableRow: Draw = (component, context) =>
  html`<tr>
    ${context.children(component, { isHead: flag(component['header']) })}
  </tr>`;

export const tableCell: Draw = (component, context) => {
  const { width, colSize, padding, align, vAlign, colSpan, rowSpan } = component;
  const look = styles(
    ['inline-size', readLength(width) ?? (colSize === undefined ? null : sizeOf(colSize, columnSizes, 'md'))],
    ['text-align', oneOf(align, ['start', 'center', 'end'])],
    [
      'vertical-align',
      oneOf(vAlign, ['start', 'center', 'end'])
        .replace('start', 'top')
        .replace('center', 'middle')
        .replace('end', 'bottom'),
    ],
    ...spacingStyles('padding', padding),
  );
  const [held, across, along] = [
    context.children(component, { isHead: false }),
    spanOf(colSpan),
    spanOf(rowSpan),
  ];
  return context.isHead
    ? html`<th scope="col" colspan=${across} rowspan=${along} ${styled(look)}>${held}</th>`
    : html`<td colspan=${across} rowspan=${along} ${styled(look)}>${held}</td>`;
};

function spanOf(value: unknown): number | typeof nothing {
  return typeof value === 'number' && value >= 1 && value <= 50 ? Math.floor(value) : nothing;
}
