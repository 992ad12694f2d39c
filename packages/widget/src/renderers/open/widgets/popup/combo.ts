import { fieldTexts } from '../field-texts.ts';
import type { Option } from '../values/options.ts';
import { make } from './make.ts';
import { Popup } from './popup.ts';

const keys: ReadonlyMap<string, number> = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
]);

/** Searches the options of a `<select>`, which holds what is chosen, and is not seen itself. */
export class Combo {
  readonly #field: HTMLInputElement;
  readonly #select: HTMLSelectElement;
  readonly #list = make('div', { role: 'listbox', class: 'options' });
  readonly #popup: Popup;
  #options: readonly Option[] = [];
  #shown: readonly Option[] = [];
  #active = -1;

  constructor(anchor: HTMLElement, field: HTMLInputElement, select: HTMLSelectElement) {
    this.#field = field;
    this.#select = select;
    anchor.classList.add('rich');
    field.id = select.id;
    select.removeAttribute('id');
    select.tabIndex = -1;
    select.ariaHidden = 'true';
    this.#list.id = `${field.id}/options`;
    this.#popup = new Popup(
      { anchor, box: this.#list, closed: () => this.#closed() },
      { side: 'bottom', align: 'start' },
    );
    field.setAttribute('aria-controls', this.#list.id);
    field.addEventListener('click', () => this.#open());
    field.addEventListener('input', () => this.#search());
    field.addEventListener('keydown', (event) => this.#press(event));
    field.addEventListener('blur', () => this.#popup.close());
    select.addEventListener('focus', () => field.focus());
    select.addEventListener('invalid', () => field.focus());
    select.addEventListener('reset', () => this.#say());
    // A press into the list must not take the focus away.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('click', ({ target }) => {
      const option = target instanceof Element && target.closest<HTMLElement>('[role=option]');
      if (option) this.#choose(Number(option.dataset['index']));
    });
  }

  show(options: readonly Option[]): void {
    this.#options = options;
    if (!this.#popup.isOpen) this.#say();
  }

  /** What is chosen, in words. */
  #say(): void {
    this.#field.value = this.#options.find(({ value }) => value === this.#select.value)?.label ?? '';
  }

  #open(): void {
    if (this.#popup.isOpen || this.#field.disabled) return;
    this.#field.select();
    this.#list.style.minInlineSize = `${this.#field.offsetWidth}px`;
    this.#fill(this.#options);
    this.#popup.open();
    this.#field.ariaExpanded = 'true';
    this.#goTo(this.#options.findIndex(({ value }) => value === this.#select.value));
  }

  #closed(): void {
    this.#field.ariaExpanded = 'false';
    this.#field.removeAttribute('aria-activedescendant');
    this.#say();
  }

  #search(): void {
    this.#open();
    const words = this.#field.value.trim().toLocaleLowerCase();
    const isMeant = ({ label, description }: Option): boolean =>
      `${label} ${description}`.toLocaleLowerCase().includes(words);
    this.#fill(this.#options.filter(isMeant));
    this.#popup.place();
    this.#goTo(this.#shown.findIndex(({ isDisabled }) => !isDisabled));
  }

  #fill(options: readonly Option[]): void {
    this.#shown = options;
    const rows = options.map((option, index) => this.#row(option, index));
    this.#list.replaceChildren(
      ...(rows.length > 0 ? rows : [make('div', { class: 'none' }, fieldTexts.noMatch)]),
    );
  }

  #row({ label, description, value, isDisabled }: Option, index: number): HTMLElement {
    const words = [make('span', { dir: 'auto' }, label)];
    if (description) words.push(make('span', { dir: 'auto', class: 'caption' }, description));
    return make(
      'div',
      {
        role: 'option',
        id: `${this.#list.id}/${index}`,
        'data-index': `${index}`,
        'aria-selected': value === this.#select.value ? 'true' : 'false',
        'aria-disabled': isDisabled ? 'true' : null,
      },
      ...words,
    );
  }

  #goTo(index: number): void {
    this.#list.querySelector('.active')?.classList.remove('active');
    this.#active = index;
    const row = this.#list.querySelector(`[data-index="${index}"]`);
    row?.classList.add('active');
    row?.scrollIntoView({ block: 'nearest' });
    if (row) this.#field.setAttribute('aria-activedescendant', row.id);
    else this.#field.removeAttribute('aria-activedescendant');
  }

  #press(event: KeyboardEvent): void {
    const step = keys.get(event.key);
    if (step !== undefined) {
      if (this.#popup.isOpen) this.#goTo(this.#next(step));
      else this.#open();
    } else if (!this.#popup.isOpen) return;
    else if (event.key === 'Enter') this.#choose(this.#active);
    else if (event.key === 'Escape') this.#popup.close();
    else return;
    event.preventDefault();
  }

  #next(step: number): number {
    let index = this.#active;
    for (const _ of this.#shown) {
      index = (index + step + this.#shown.length) % this.#shown.length;
      if (this.#shown[index]?.isDisabled === false) return index;
    }
    return -1;
  }

  #choose(index: number): void {
    const option = this.#shown[index];
    if (option === undefined || option.isDisabled) return;
    const isOther = option.value !== this.#select.value;
    this.#select.value = option.value;
    this.#popup.close();
    if (isOther) this.#select.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
