import { record } from '../../read-json.ts';
import { svg } from '../../parts/svg.ts';
import { render } from 'lit';
import { fieldTexts } from '../field-texts.ts';
import { addDays, addMonths, dateOf, placeInWeek, today, weeksOf } from './days.ts';
import { make } from './make.ts';
import { Popup, type PopupPlace } from './popup.ts';

const utc = { timeZone: 'UTC' } as const;
const month = new Intl.DateTimeFormat(undefined, { ...utc, month: 'long', year: 'numeric' });
const whole = new Intl.DateTimeFormat(undefined, { ...utc, dateStyle: 'full' });
const weekday = new Intl.DateTimeFormat(undefined, { ...utc, weekday: 'short' });

/** Shows the days of a month below a date field, which holds what is chosen. */
export class Calendar {
  readonly #field: HTMLInputElement;
  readonly #toggle: HTMLButtonElement;
  readonly #box = make('div', { role: 'dialog', class: 'calendar', 'aria-label': fieldTexts.calendar });
  readonly #title = make('span', { 'aria-live': 'polite' });
  readonly #days = make('div', { class: 'days', role: 'group' });
  readonly #popup: Popup;
  #focused = '';

  constructor(
    { anchor, field, toggle }: { anchor: HTMLElement; field: HTMLInputElement; toggle: HTMLButtonElement },
    place: PopupPlace,
  ) {
    this.#field = field;
    this.#toggle = toggle;
    anchor.classList.add('rich');
    const bar = make('div', { class: 'bar' }, this.#turn(-1), this.#title, this.#turn(1));
    this.#box.append(bar, this.#days);
    this.#popup = new Popup({ anchor, box: this.#box, closed: () => (toggle.ariaExpanded = 'false') }, place);
    toggle.addEventListener('click', () => (this.#popup.isOpen ? this.#popup.close() : this.#open()));
    this.#box.addEventListener('keydown', (event) => this.#press(event));
    this.#days.addEventListener('click', ({ target }) => {
      const day = target instanceof HTMLElement ? target.dataset['day'] : undefined;
      if (day) this.#choose(day);
    });
  }

  #open(): void {
    this.#popup.open();
    this.#toggle.ariaExpanded = 'true';
    this.#goTo(this.#field.value || today());
    this.#popup.place();
  }

  #turn(count: number): HTMLButtonElement {
    const name = count < 0 ? fieldTexts.monthBefore : fieldTexts.monthAfter;
    const button = make('button', { type: 'button', class: 'turn', 'aria-label': name });
    render(svg('turn', count < 0 ? 'M15 18 9 12l6-6' : 'm9 18 6-6-6-6'), button);
    button.addEventListener('click', () => {
      this.#goTo(addMonths(this.#focused, count));
      button.focus();
    });
    return button;
  }

  #goTo(day: string): void {
    const { min, max } = this.#field;
    const isEarly = min !== '' && day < min;
    this.#focused = isEarly ? min : max !== '' && day > max ? max : day;
    this.#title.textContent = month.format(dateOf(this.#focused));
    this.#days.ariaLabel = this.#title.textContent;
    const weeks = weeksOf(this.#focused, firstDay);
    const heads = weeks[0]?.map((one) =>
      make('span', { 'aria-hidden': 'true' }, weekday.format(dateOf(one))),
    );
    this.#days.replaceChildren(...(heads ?? []), ...weeks.flat().map((one) => this.#day(one)));
    this.#days.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }

  #day(day: string): HTMLElement {
    const { min, max, value } = this.#field;
    const isOut = (min !== '' && day < min) || (max !== '' && day > max);
    const button = make(
      'button',
      {
        type: 'button',
        'data-day': day,
        tabindex: day === this.#focused ? '0' : '-1',
        'aria-label': whole.format(dateOf(day)),
        'aria-pressed': day === value ? 'true' : 'false',
        'aria-current': day === today() ? 'date' : null,
        class: day.startsWith(this.#focused.slice(0, 7)) ? null : 'other',
      },
      String(dateOf(day).getUTCDate()),
    );
    button.disabled = isOut;
    return button;
  }

  #press(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.#popup.close();
      this.#toggle.focus();
    } else {
      const inDays = event.target instanceof Node && this.#days.contains(event.target);
      const next = inDays ? this.#after(event.key) : '';
      if (next === '') return;
      this.#goTo(next);
    }
    event.preventDefault();
  }

  /** The day that a key leads to. */
  #after(key: string): string {
    const day = this.#focused;
    const ahead = getComputedStyle(this.#box).direction === 'rtl' ? -1 : 1;
    const place = placeInWeek(day, firstDay);
    const days = new Map([
      ['ArrowLeft', -ahead],
      ['ArrowRight', ahead],
      ['ArrowUp', -7],
      ['ArrowDown', 7],
      ['Home', -place],
      ['End', 6 - place],
    ]);
    if (key === 'PageUp' || key === 'PageDown') return addMonths(day, key === 'PageUp' ? -1 : 1);
    const count = days.get(key);
    return count === undefined ? '' : addDays(day, count);
  }

  #choose(day: string): void {
    this.#popup.close();
    this.#toggle.focus();
    if (day === this.#field.value) return;
    this.#field.value = day;
    this.#field.dispatchEvent(new Event('reset'));
    this.#field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** The day that weeks begin with, where the browser knows: 1 is Monday. */
const firstDay = firstDayOf(new Intl.Locale(month.resolvedOptions().locale));

function firstDayOf(locale: object): number {
  const read: unknown = Reflect.get(locale, 'getWeekInfo');
  const info: unknown = typeof read === 'function' ? read.call(locale) : Reflect.get(locale, 'weekInfo');
  const { firstDay: first } = record(info);
  return typeof first === 'number' ? first : 1;
}
