export interface PopupPlace {
  side: 'bottom' | 'top' | 'left' | 'right';
  align: 'start' | 'center' | 'end';
}

/** From what it belongs to, and from the edges of the window. */
const distance = 4;

/** A box that lies above all else beside what opened it, and goes away when anything else is done. */
export class Popup {
  readonly #anchor: HTMLElement;
  readonly #box: HTMLElement;
  readonly #place: PopupPlace;
  readonly #closed: () => void;
  #listening: AbortController | null = null;

  constructor(
    { anchor, box, closed }: { anchor: HTMLElement; box: HTMLElement; closed: () => void },
    place: PopupPlace,
  ) {
    this.#anchor = anchor;
    this.#box = box;
    this.#closed = closed;
    this.#place = place;
    box.popover = 'manual';
    box.classList.add('popup');
    box.setAttribute('part', 'widget-popup');
    anchor.append(box);
  }

  get isOpen(): boolean {
    return this.#listening !== null;
  }

  open(): void {
    if (this.isOpen) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#box.showPopover();
    this.place();
    const leave = (event: Event): void => {
      if (!event.composedPath().includes(this.#anchor)) this.close();
    };
    for (const type of ['pointerdown', 'focusin', 'scroll'])
      window.addEventListener(type, leave, { capture: true, signal });
    window.addEventListener('resize', () => this.close(), { signal });
  }

  close(): void {
    if (!this.isOpen) return;
    this.#listening?.abort();
    this.#listening = null;
    if (this.#box.isConnected) this.#box.hidePopover();
    this.#closed();
  }

  /** Where it is asked to be, or on the other side when there is no room. */
  place(): void {
    const from = this.#anchor.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.#box;
    const { clientWidth, clientHeight } = document.documentElement;
    const { side, align } = this.#place;
    const isBeside = side === 'left' || side === 'right';
    const [x, y] = isBeside
      ? [
          outside({
            side: side === 'left',
            start: from.left,
            end: from.right,
            size: width,
            room: clientWidth,
          }),
          along(align, { start: from.top, end: from.bottom, size: height }),
        ]
      : [
          along(mirrored(align, this.#anchor), { start: from.left, end: from.right, size: width }),
          outside({
            side: side === 'top',
            start: from.top,
            end: from.bottom,
            size: height,
            room: clientHeight,
          }),
        ];
    this.#box.style.left = `${within(x, clientWidth - width)}px`;
    this.#box.style.top = `${within(y, clientHeight - height)}px`;
  }
}

interface Stretch {
  start: number;
  end: number;
  size: number;
}

function outside({ side, start, end, size, room }: Stretch & { side: boolean; room: number }): number {
  const [before, after] = [start - distance - size, end + distance];
  const fits = side ? before >= 0 : after + size <= room;
  const other = side ? after + size <= room : before >= 0;
  return (fits || !other) === side ? before : after;
}

function along(align: PopupPlace['align'], { start, end, size }: Stretch): number {
  if (align === 'center') return (start + end - size) / 2;
  return align === 'start' ? start : end - size;
}

function mirrored(align: PopupPlace['align'], element: Element): PopupPlace['align'] {
  if (align === 'center' || getComputedStyle(element).direction === 'ltr') return align;
  return align === 'start' ? 'end' : 'start';
}

function within(at: number, most: number): number {
  return Math.max(distance, Math.min(at, most - distance));
}
