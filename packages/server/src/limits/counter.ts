/** One limit for one user, address or tenant in one window of time. */
export interface Counter {
  /** What is counted, whose, and in which window: never the same for two counters. It is kept in this process only. */
  readonly key: string;
  readonly limit: number;
  /** When the window is over, in milliseconds since 1970. */
  readonly endsAt: number;
  /** How old what other processes counted may be, in milliseconds. `Infinity`: as old as the share that is not told yet allows. */
  readonly freshMs: number;
}

/** How much of a limit one process may admit before it tells the others. */
const untoldShare = 0.05;

/** Whoever waits to hear what all processes have counted. */
interface Waiter {
  /** 1 takes one of what is left; 0 only asks whether something is. */
  readonly weight: 0 | 1;
  readonly resolve: (isAdmitted: boolean) => void;
}

/** What is on its way to the store. */
export interface Parcel {
  readonly count: CounterState;
  readonly amount: number;
  /** Nobody waits, and nothing has to be told. */
  readonly isEmpty: boolean;
  counted: number;
  refused: number;
  waiters: readonly Waiter[];
}

/** What this process knows of one counter. Its sums are of what was admitted. */
export class CounterState {
  readonly key: string;
  readonly endsAt: number;
  /** What all processes had counted when the store was last asked. */
  #known = 0;
  /** Counted here since. */
  #pending = 0;
  /** Of that, on its way to the store. */
  #sending = 0;
  #toldAt = -Infinity;
  #waiters: Waiter[] = [];
  #limit: number;

  constructor({ key, endsAt, limit }: Counter) {
    this.key = key;
    this.endsAt = endsAt;
    this.#limit = limit;
  }

  /** Nothing of it would be lost if it were forgotten. */
  get isIdle(): boolean {
    return this.#pending === 0 && this.#sending === 0 && this.#waiters.length === 0;
  }

  get hasWaiters(): boolean {
    return this.#waiters.length > 0;
  }

  /** Whether others have to be asked before `weight` can be admitted. */
  mustAsk({ limit, freshMs }: Counter, weight: 0 | 1): boolean {
    this.#limit = limit;
    if (performance.now() - this.#toldAt > freshMs) return true;
    if (weight === 0 || !this.#hasRoom()) return false;
    return this.#pending + this.#sending + weight > Math.floor(limit * untoldShare);
  }

  /** Admits by what is known here. */
  admit(weight: 0 | 1): boolean {
    const isAdmitted = this.#hasRoom();
    if (isAdmitted) this.#pending += weight;
    return isAdmitted;
  }

  add(amount: number): void {
    this.#pending += amount;
  }

  wait(waiter: Waiter): void {
    this.#waiters.push(waiter);
  }

  /** What has to be told now, for this process and for whoever waits. */
  pack(): Parcel {
    const waiters = this.#waiters;
    const counted = this.#pending;
    this.#waiters = [];
    this.#pending = 0;
    this.#sending += counted;
    const amount = waiters.reduce((sum, { weight }) => sum + weight, counted);
    const isEmpty = amount === 0 && waiters.length === 0;
    return { count: this, amount, isEmpty, counted, refused: 0, waiters };
  }

  /** The store has added the parcel: who waits gets what is left, first come, first served. */
  deliver(parcel: Parcel, total: number): void {
    const { waiters, counted, refused } = parcel;
    const waited = waiters.reduce((sum, { weight }) => sum + weight, 0);
    let used = total - waited;
    let back = refused;
    for (const { weight, resolve } of waiters) {
      const isAdmitted = used < this.#limit;
      if (isAdmitted) used += weight;
      else back += weight;
      resolve(isAdmitted);
    }
    parcel.waiters = [];
    this.#known = total;
    this.#sending -= counted;
    this.#pending -= back; // the store has them, though nobody was admitted
    this.#toldAt = performance.now();
  }

  /** The store takes too long: who waits is admitted by what is known here. */
  giveUpWaiting(parcel: Parcel): void {
    for (const { weight, resolve } of parcel.waiters) {
      const isAdmitted = this.#hasRoom();
      if (isAdmitted) this.#sending += weight;
      if (isAdmitted) parcel.counted += weight;
      else parcel.refused += weight;
      resolve(isAdmitted);
    }
    parcel.waiters = [];
  }

  /** The store has not added the parcel. */
  takeBack(parcel: Parcel): void {
    this.giveUpWaiting(parcel);
    this.#sending -= parcel.counted;
    this.#pending += parcel.counted;
  }

  #hasRoom(): boolean {
    return this.#known + this.#sending + this.#pending < this.#limit;
  }
}
