import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Logger } from '../chat/ports.ts';
import { errorFields } from '../error-fields.ts';
import { CounterState, type Counter, type Parcel } from './counter.ts';
import type { UsageStore } from './usage-store.ts';

export interface SharedCountersOptions {
  readonly store: UsageStore;
  /** Makes what is stored of a key tell nobody whose it is. */
  readonly hashKey: Uint8Array;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** How often what was counted here is told to the others, in milliseconds. */
const tellMs = 1_000;
/** How often counters whose time is over are forgotten, in milliseconds. */
const forgetMs = 20_000;
/** How long a request waits for the store, in milliseconds, before it is admitted by what is known here. */
const patienceMs = 1_000;
/** How many counters go into one statement. */
const mostAtOnce = 1_000;
/** How many counters are held at most; what falls out has been told, and is asked for again. */
const mostCounters = 200_000;

/**
 * Counts over all processes, mostly without asking: each counts by itself, tells the others once a second, and waits for what they
 * have counted only when a twentieth of the limit is not told yet. So a process goes over a limit by a twentieth at most, and
 * none stays below it. Requests that wait share one statement.
 *
 * While the store cannot be asked, each process counts alone: nobody is locked out.
 */
export class SharedCounters {
  readonly #options: SharedCountersOptions;
  readonly #hashKey: KeyObject;
  readonly #counters = new Map<string, CounterState>();
  /** What others have to hear of, within a second or so. */
  readonly #untold = new Set<CounterState>();
  /** What requests wait for. */
  readonly #asking = new Set<CounterState>();
  readonly #timer: NodeJS.Timeout;
  #telling: Promise<void> | null = null;
  #isAway = false;
  #forgottenAt = performance.now();

  constructor(options: SharedCountersOptions) {
    this.#options = options;
    this.#hashKey = createSecretKey(options.hashKey);
    this.#timer = setInterval(() => this.#tick(), tellMs).unref();
  }

  /** How many counters this process holds. */
  get size(): number {
    return this.#counters.size;
  }

  /** Takes one; `false` when none is left. */
  take(counter: Counter): boolean | Promise<boolean> {
    return this.#admit(counter, 1);
  }

  /** Whether any is left. */
  isLeft(counter: Counter): boolean | Promise<boolean> {
    return this.#admit(counter, 0);
  }

  /** Counts what has been used, or gives back what was taken. */
  add(counter: Counter, amount: number): void {
    const state = this.#stateOf(counter);
    state.add(amount);
    this.#untold.add(state);
  }

  /** Tells the others what was counted here. Never rejects. */
  async flush(): Promise<void> {
    await this.#telling;
    await this.#tell();
  }

  /** Stops telling, with a last time. Counts nothing afterwards. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
    this.#counters.clear();
  }

  #admit(counter: Counter, weight: 0 | 1): boolean | Promise<boolean> {
    const state = this.#stateOf(counter);
    if (this.#isAway || !state.mustAsk(counter, weight)) {
      const isAdmitted = state.admit(weight);
      if (isAdmitted && weight > 0) this.#untold.add(state);
      return isAdmitted;
    }
    return new Promise((resolve) => {
      state.wait({ weight, resolve });
      this.#asking.add(state);
      void this.#tell();
    });
  }

  #stateOf(counter: Counter): CounterState {
    const before = this.#counters.get(counter.key);
    if (before) return before;
    if (this.#counters.size >= mostCounters) this.#forgetOne();
    const state = new CounterState(counter);
    this.#counters.set(counter.key, state);
    return state;
  }

  #tick(): void {
    void this.#tell();
    if (performance.now() - this.#forgottenAt < forgetMs) return;
    this.#forgottenAt = performance.now();
    this.forget();
  }

  /** Drops the counters whose window is over. */
  forget(): void {
    const now = this.#options.now().getTime();
    for (const [key, state] of this.#counters) {
      if (state.endsAt <= now && !state.hasWaiters) this.#drop(key, state);
    }
  }

  #drop(key: string, state: CounterState): void {
    this.#counters.delete(key);
    this.#untold.delete(state);
  }

  /** The oldest that has nothing to tell; of the first few, so that it never takes long. */
  #forgetOne(): void {
    let looked = 0;
    for (const [key, state] of this.#counters) {
      if (state.isIdle) return void this.#counters.delete(key);
      if ((looked += 1) > 50) return;
    }
  }

  /** One at a time; who begins to wait meanwhile goes with its next statement. */
  #tell(): Promise<void> {
    if (this.#untold.size === 0 && this.#asking.size === 0) return this.#telling ?? Promise.resolve();
    this.#telling ??= this.#tellAll();
    return this.#telling;
  }

  async #tellAll(): Promise<void> {
    await Promise.resolve(); // whoever asks in the same moment goes along
    const untold = [...this.#untold];
    this.#untold.clear();
    let isTold = true;
    while (isTold && (untold.length > 0 || this.#asking.size > 0)) {
      const batch = new Set([...this.#asking, ...untold.splice(0, mostAtOnce)]);
      this.#asking.clear();
      const parcels = [...batch].map((state) => state.pack()).filter(({ isEmpty }) => !isEmpty);
      if (parcels.length > 0) isTold = await this.#send(parcels);
    }
    for (const state of this.#asking) state.takeBack(state.pack());
    for (const state of [...this.#asking, ...untold]) this.#untold.add(state);
    this.#asking.clear();
    this.#telling = null;
  }

  /** Resolves to whether the store took them; never rejects. */
  async #send(parcels: readonly Parcel[]): Promise<boolean> {
    const patience = setTimeout(() => {
      this.#goAlone({});
      for (const parcel of parcels) parcel.count.giveUpWaiting(parcel);
    }, patienceMs);
    try {
      const totals = await this.#options.store.add(
        parcels.map(({ count, amount }) => ({ key: this.#sealed(count.key), amount, endsAt: count.endsAt })),
      );
      for (const [index, parcel] of parcels.entries()) this.#deliver(parcel, totals[index] ?? 0);
      this.#isAway = false;
      return true;
    } catch (error) {
      this.#goAlone(errorFields(error));
      for (const parcel of parcels) {
        parcel.count.takeBack(parcel);
        this.#untold.add(parcel.count);
      }
      return false;
    } finally {
      clearTimeout(patience);
    }
  }

  #deliver(parcel: Parcel, total: number): void {
    parcel.count.deliver(parcel, total);
    if (!parcel.count.isIdle) this.#untold.add(parcel.count);
  }

  /** Said once for each outage. */
  #goAlone(fields: object): void {
    if (!this.#isAway)
      this.#options.logger.warn(
        fields,
        'limits are counted by each process alone: the database does not answer',
      );
    this.#isAway = true;
  }

  #sealed(key: string): string {
    return createHmac('sha256', this.#hashKey).update(key).digest('base64url').slice(0, 24);
  }
}
