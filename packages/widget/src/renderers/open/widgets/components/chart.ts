import { html } from 'lit';
import { array, record, text } from '../../read-json.ts';
import type { Draw } from '../context.ts';
import { widgetTexts } from '../widget-texts.ts';

/** More than a table can be read. */
const mostRows = 200;
const mostSeries = 12;

/** Its figures as a table, which everybody can read; it is not drawn. */
export const chart: Draw = ({ data, series, xAxis }) => {
  const { dataKey = xAxis, labels } = record(xAxis);
  const axis = text(dataKey);
  const columns = array(series).slice(0, mostSeries).map(record);
  const rows = array(data).slice(0, mostRows).map(record);
  return html`<div class="table" tabindex="0" role="group" aria-label=${widgetTexts.table}>
    <table>
      <thead>
        <tr>
          <th scope="col">${axis}</th>
          ${columns.map((column) => html`<th scope="col" dir="auto">${text(column['label']) || text(column['dataKey'])}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row" dir="auto">${text(record(labels)[cell(row[axis])]) || cell(row[axis])}</th>
              ${columns.map((column) => html`<td>${cell(row[text(column['dataKey'])])}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
};

function cell(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
