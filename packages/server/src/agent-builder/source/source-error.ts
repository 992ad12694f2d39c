/** A place in a file, and what is the matter there. */
export interface Problem {
  readonly file: string;
  /** Counted from 1; left out when the whole file is meant. */
  readonly line?: number | undefined;
  readonly message: string;
}

/** A file that cannot be worked on; each problem is a sentence that helps. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(inOneLine).join('\n'));
    this.problems = problems;
  }
}

/** `workflow.ts:12: …` */
function inOneLine({ file, line, message }: Problem): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${message}`;
}
