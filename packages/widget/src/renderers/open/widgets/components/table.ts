import { html, nothing } from 'lit';
import type { Draw } from '../context.ts';
import { spacingStyles } from '../values/box.ts';
import { readLength } from '../values/length.ts';
import { oneOf } from '../values/one-of.ts';
import { styled } from '../values/styled.ts';
import { styles } from '../values/styles.ts';
import { widgetTexts } from '../widget-texts.ts';

/** Scrolls sideways when it is wide, so the keyboard must reach it. */
export const table: Draw = (component, context) =>
  html`<div class="table" tabindex="0" role="group" aria-label=${widgetTexts.table}>
    <table>
      <tbody>
        ${context.children(component)}
      </tbody>
    </table>
  </div>`;

export const tableRow: Draw = (component, context) =>
  html`<tr class=${component['header'] === true ? 'header' : ''}>
    ${context.children(component)}
  </tr>`;

export const tableCell: Draw = (component, context) => {
  const { width, padding, align, vAlign, colSpan, rowSpan } = component;
  const look = styles(
    ['inline-size', readLength(width)],
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
  return html`<td colspan=${spanOf(colSpan)} rowspan=${spanOf(rowSpan)} ${styled(look)}>
    ${context.children(component)}
  </td>`;
};

function spanOf(value: unknown): number | typeof nothing {
  return typeof value === 'number' && value >= 1 && value <= 50 ? Math.floor(value) : nothing;
}
