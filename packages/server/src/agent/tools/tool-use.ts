/** The tool calls of one answer, over all of its connections. */
export class ToolUse {
  #left: number;
  /** Whether there were more calls than allowed. The last ones were refused. */
  isExceeded = false;
  /** Whether a call may have changed something. */
  hasChanged: boolean;

  /** `calls`: how many may be made. `hasChanged`: whether one that was made before may have changed something. */
  constructor(calls: number, hasChanged = false) {
    this.#left = calls;
    this.hasChanged = hasChanged;
  }

  /** How many calls may still be made. */
  get left(): number {
    return this.#left;
  }

  /** Counts a call; `false` when it is one too many. */
  take(): boolean {
    this.isExceeded ||= this.#left === 0;
    if (!this.isExceeded) this.#left -= 1;
    return !this.isExceeded;
  }
}
