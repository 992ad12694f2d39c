import { type ElementPart, noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { xAxis, yAxis } from './axes.ts';
import { type Layout, layOut } from './layout.ts';
import type { ChartModel } from './read-chart.ts';
import { shapesOf } from './shapes.ts';
import { svgElement } from './svg-element.ts';
import { fillTip, markRow, rowInWords } from './tip.ts';

const steps: ReadonlyMap<string, number> = new Map([
  ['ArrowLeft', -1],
  ['ArrowRight', 1],
  ['ArrowDown', -1],
  ['ArrowUp', 1],
  ['Home', -1e3],
  ['End', 1e3],
]);

/** Draws a chart into a box, anew when the box changes, and says the values of the row that is pointed at. */
class Plot {
  readonly #box: HTMLElement;
  readonly #marked = svgElement('g', {});
  readonly #drawn = svgElement('g', {});
  readonly #tip = document.createElement('div');
  #model: ChartModel;
  #layout: Layout | null = null;
  #row: number | null = null;

  constructor(box: HTMLElement, model: ChartModel) {
    this.#box = box;
    this.#model = model;
    this.#tip.className = 'tip';
    this.#tip.hidden = true;
    box.append(svgElement('svg', { 'aria-hidden': 'true' }, this.#marked, this.#drawn), this.#tip);
    new ResizeObserver(() => this.#draw()).observe(box);
    for (const type of ['pointermove', 'pointerdown'] as const) box.addEventListener(type, this.#point);
    for (const type of ['pointerleave', 'blur'] as const) box.addEventListener(type, () => this.#mark(null));
    box.addEventListener('focus', () => box.matches(':focus-visible') && this.#mark(this.#row ?? 0));
    box.addEventListener('keydown', this.#step);
  }

  show(model: ChartModel): void {
    this.#model = model;
    this.#draw();
  }

  #draw(): void {
    const { clientWidth: width, clientHeight: height } = this.#box;
    if (width < 40 || height < 40) return;
    const isMirrored = getComputedStyle(this.#box).direction === 'rtl';
    this.#layout = layOut(this.#model, { width, height, isMirrored });
    this.#drawn.replaceChildren(
      ...yAxis(this.#model, this.#layout),
      ...shapesOf(this.#model, this.#layout),
      ...xAxis(this.#model, this.#layout),
    );
    this.#mark(this.#row);
  }

  readonly #point = (event: PointerEvent): void => {
    if (this.#layout) this.#mark(this.#layout.rowAt(event.clientX - this.#box.getBoundingClientRect().left));
  };

  readonly #step = (event: KeyboardEvent): void => {
    const isAway = event.key === 'Escape' && this.#row !== null;
    const step = steps.get(event.key);
    if (isAway) this.#mark(null);
    else if (step !== undefined) this.#move(event.key, step);
    if (isAway || step !== undefined) event.preventDefault();
  };

  /** On mirrored pages the row to the left is the next. */
  #move(key: string, step: number): void {
    const isTurned = /Left|Right/.test(key) && this.#layout?.isMirrored === true;
    const from = this.#row ?? (step > 0 ? -1 : 1);
    this.#mark(from + (isTurned ? -step : step));
  }

  #mark(asked: number | null): void {
    const last = this.#model.labels.length - 1;
    const isMeant = asked !== null && this.#model.showTooltip && last >= 0;
    this.#row = isMeant ? Math.min(Math.max(asked, 0), last) : null;
    this.#tip.hidden = this.#row === null;
    if (this.#row === null || this.#layout === null) {
      this.#marked.replaceChildren();
      return;
    }
    this.#marked.replaceChildren(...markRow(this.#model, this.#layout, this.#row));
    fillTip(this.#tip, this.#model, this.#row);
    this.#box.ariaValueNow = String(this.#row);
    this.#box.ariaValueText = rowInWords(this.#model, this.#row);
    const x = this.#layout.x(this.#row);
    const { offsetWidth: wide } = this.#tip;
    const beside = x + 12 + wide > this.#layout.width ? x - 12 - wide : x + 12;
    this.#tip.style.left = `${Math.max(0, beside)}px`;
  }
}

class Plotted extends Directive {
  #plot: Plot | null = null;
  #model: ChartModel | null = null;

  override render(_: ChartModel): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [model]: [ChartModel]): typeof noChange {
    if (!(element instanceof HTMLElement) || model === this.#model) return noChange;
    this.#model = model;
    if (this.#plot === null) this.#plot = new Plot(element, model);
    else this.#plot.show(model);
    return noChange;
  }
}

/** Draws the chart into an empty element. */
export const plotted = directive(Plotted);
