import { svg } from '../../parts/svg.ts';
import { render } from 'lit';
import { fieldTexts } from '../field-texts.ts';
import { type DayWords, dayWordsIn } from './day-words.ts';
import { addDays, addMonths, dateOf, placeInWeek, today, weeksOf } from './days.ts';
import { make } from './make.ts';
import { Popup, type PopupPlace } from './popup.ts';

export interface CalendarSettings extends PopupPlace {
  /** The language of its days; `undefined`: the browser's. */
  locale: string | undefined;
}

interface CalendarParts {
  anchor: HTMLElement;
  field: HTMLInputElement;
  toggle: HTMLButtonElement;
}

/** Shows the days of a month below a date field, which holds what is chosen. */
export class Calendar {
  readonly #field: HTMLInputElement;
  readonly #toggle: HTMLButtonElement;
  readonly #settings: () => CalendarSettings;
  readonly #box = make('div', { role: 'dialog', class: 'calendar' });
  readonly #title = make('span', { 'aria-live': 'polite' });
  readonly #days = make('div', { class: 'days', role: 'group' });
  readonly #turns = [this.#turn(-1), this.#turn(1)] as const;
  readonly #popup: Popup;
  #focused = '';
  #words: DayWords;

  /** `settings` are asked for whenever it is to speak. */
  constructor({ anchor, field, toggle }: CalendarParts, settings: () => CalendarSettings) {
    this.#settings = settings;
    this.#words = dayWordsIn(settings().locale);
    this.#field = field;
    this.#toggle = toggle;
    anchor.classList.add('rich');
    const [back, on] = this.#turns;
    this.#box.append(make('div', { class: 'bar' }, back, this.#title, on), this.#days);
    const closed = (): void => void (toggle.ariaExpanded = 'false');
    this.#popup = new Popup({ anchor, box: this.#box, closed }, settings());
    this.speak();
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

  /** Says what it is, and the days that are shown, in the language that the chat speaks now. */
  speak(): void {
    const [back, on] = this.#turns;
    this.#box.ariaLabel = fieldTexts.calendar;
    back.ariaLabel = fieldTexts.monthBefore;
    on.ariaLabel = fieldTexts.monthAfter;
    const { locale } = this.#settings();
    if (locale === this.#words.locale) return;
    this.#words = dayWordsIn(locale);
    if (!this.#popup.isOpen) return;
    const hadFocus = this.#days.matches(':focus-within');
    this.#show();
    if (hadFocus) this.#focus();
  }

  #turn(count: number): HTMLButtonElement {
    const button = make('button', { type: 'button', class: 'turn' });
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
    this.#show();
    this.#focus();
  }

  #focus(): void {
    this.#days.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }

  #show(): void {
    this.#title.textContent = this.#words.month.format(dateOf(this.#focused));
    this.#days.ariaLabel = this.#title.textContent;
    const weeks = weeksOf(this.#focused, this.#words.firstDay);
    const heads = weeks[0]?.map((one) =>
      make('span', { 'aria-hidden': 'true' }, this.#words.weekday.format(dateOf(one))),
    );
    this.#days.replaceChildren(...(heads ?? []), ...weeks.flat().map((one) => this.#day(one)));
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
        'aria-label': this.#words.whole.format(dateOf(day)),
        'aria-pressed': day === value ? 'true' : 'false',
        'aria-current': day === today() ? 'date' : null,
        class: day.startsWith(this.#focused.slice(0, 7)) ? null : 'other',
      },
      this.#words.number.format(dateOf(day).getUTCDate()),
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
    const place = placeInWeek(day, this.#words.firstDay);
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
