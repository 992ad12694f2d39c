import type { Piece } from './pieces.ts';

/** What was written, and where the caret was. */
export interface Moment {
  pieces: readonly Piece[];
  caret: number;
}

/** Steps that can be gone back. */
const most = 200;
/** Milliseconds; what is typed within them of each other is one step. */
const pause = 1000;

/** Undo and redo, for what browsers cannot take back because it was not typed. */
export class History {
  #moments: Moment[] = [{ pieces: [], caret: 0 }];
  #place = 0;
  #typedAt = 0;

  /** Notes what is there now. `isTyped`: a letter more or less than before, which makes one step with others. */
  note(moment: Moment, isTyped: boolean, now: number = performance.now()): void {
    const continues = isTyped && now - this.#typedAt < pause && this.#place > 0;
    this.#moments = this.#moments.slice(0, this.#place + 1);
    if (continues) this.#moments[this.#place] = moment;
    else this.#moments.push(moment);
    this.#moments = this.#moments.slice(-most);
    this.#place = this.#moments.length - 1;
    this.#typedAt = isTyped ? now : 0;
  }

  /** The moment that many steps on, or back; `null` at the end. */
  go(steps: 1 | -1): Moment | null {
    const moment = this.#moments[this.#place + steps];
    if (!moment) return null;
    this.#place += steps;
    this.#typedAt = 0;
    return moment;
  }
}
