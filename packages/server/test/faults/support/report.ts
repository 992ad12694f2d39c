/** What a storm has done and found, in figures. */
export class Report {
  readonly counts = new Map<string, number>();
  /** What must not be, each with what is known of it. */
  readonly violations: string[] = [];

  count(what: string, by = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + by);
  }

  violation(text: string): void {
    if (this.violations.length < 100) this.violations.push(text);
  }

  /** Those of a kind, most first. */
  of(prefix: string): readonly (readonly [string, number])[] {
    return [...this.counts]
      .filter(([what]) => what.startsWith(prefix))
      .map(([what, times]) => [what.slice(prefix.length), times] as const)
      .toSorted(([, left], [, right]) => right - left);
  }
}
