import { type TemplateResult, html, nothing } from 'lit';
import { addStyles } from '../../parts/add-styles.ts';
import type { WidgetComponent } from '../../wire.ts';
import type { Context, Draw } from '../context.ts';
import { containerStyles } from '../styles/container.styles.ts';
import { blockStyles } from '../values/box.ts';
import { readFlex } from '../values/length.ts';
import { styled } from '../values/styled.ts';
import { styles } from '../values/styles.ts';
import { chartStyles } from './chart.styles.ts';
import { chartTexts } from './chart-texts.ts';
import { plotted } from './plot.ts';
import { type ChartModel, type Series, readChart } from './read-chart.ts';
import { rowInWords } from './tip.ts';

addStyles(containerStyles, chartStyles);

/** Read once for each version of a component and each language, however often its widget is drawn. */
const models = new WeakMap<WidgetComponent, ChartModel>();

function modelOf(component: WidgetComponent, { locale }: Context): ChartModel {
  const known = models.get(component);
  if (known && known.locale === locale) return known;
  const model = readChart(component, locale);
  models.set(component, model);
  return model;
}

/** Bars, lines and areas, and the figures themselves for who would rather read them. */
const chart: Draw = (component, context) => {
  const model = modelOf(component, context);
  const { series, labels, showTooltip, showLegend } = model;
  const name = chartTexts.chartOf(series.map((one) => one.name).join(', '));
  const canStep = showTooltip && labels.length > 0;
  return html`<div class="chart" ${styled(styles(['flex', readFlex(component['flex'])]))}>
    <div
      class="plot"
      part="widget-chart"
      role=${canStep ? 'slider' : 'img'}
      tabindex=${canStep ? 0 : nothing}
      aria-label=${name}
      aria-valuemin=${canStep ? 0 : nothing}
      aria-valuemax=${canStep ? labels.length - 1 : nothing}
      aria-valuenow=${canStep ? 0 : nothing}
      aria-valuetext=${canStep ? rowInWords(model, 0) : nothing}
      ${styled(styles(...blockStyles(component)))}
      ${plotted(model)}
    ></div>
    ${
      showLegend && series.length > 0
        ? html`<ul class="legend">
            ${series.map(legendOf)}
          </ul>`
        : nothing
    }
    ${figures(model, context)}
  </div>`;
};

function legendOf({ name, color }: Series): TemplateResult {
  return html`<li>
    <i class="swatch" ${styled(styles(['background', color]))}></i><span dir="auto">${name}</span>
  </li>`;
}

/** There once they are asked for. */
function figures(model: ChartModel, { path, isUnfolded, unfold }: Context): TemplateResult {
  const toggled = ({ currentTarget: details }: Event): void => {
    if (details instanceof HTMLDetailsElement && details.open !== isUnfolded(path))
      unfold(path, details.open);
  };
  return html`<details class="figures" @toggle=${toggled}>
    <summary>${chartTexts.asTable}</summary>
    ${isUnfolded(path) ? tableOf(model) : nothing}
  </details>`;
}

function tableOf({ axis, labels, series }: ChartModel): TemplateResult {
  return html`<div class="table" tabindex="0" role="group" aria-label=${chartTexts.table}>
    <table>
      <thead>
        <tr>
          <th scope="col" dir="auto">${axis}</th>
          ${series.map(({ name }) => html`<th scope="col" dir="auto">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${labels.map(
          (label, row) =>
            html`<tr>
              <th scope="row" dir="auto">${label}</th>
              ${series.map(({ words }) => html`<td dir="auto">${words[row]}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export const components: ReadonlyMap<string, Draw> = new Map([['Chart', chart]]);
