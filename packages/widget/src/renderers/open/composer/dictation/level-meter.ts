const bars = 32;
const everyMs = 90;

/** Bars that run along with how loud it is, and how long it has been. */
export class LevelMeter {
  readonly element = document.createElement('span');
  readonly #time = document.createElement('span');
  readonly #bars: readonly HTMLElement[];
  readonly #level: () => number;
  readonly #begin = performance.now();
  readonly #timer: ReturnType<typeof setInterval>;
  #levels: number[] = Array.from({ length: bars }, () => 0);

  constructor(level: () => number) {
    this.#level = level;
    this.element.className = 'meter';
    this.#bars = this.#levels.map(() => document.createElement('i'));
    this.#time.className = 'time';
    this.element.append(...this.#bars, this.#time);
    this.#timer = setInterval(() => this.#draw(), everyMs);
    this.#draw();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #draw(): void {
    this.#levels = [...this.#levels.slice(1), this.#level()];
    for (const [index, bar] of this.#bars.entries())
      bar.style.blockSize = `${Math.round(12 + 88 * (this.#levels[index] ?? 0))}%`;
    const seconds = Math.floor((performance.now() - this.#begin) / 1000);
    this.#time.textContent = `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')}`;
  }
}
