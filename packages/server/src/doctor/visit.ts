import type { Report } from './report.ts';

/** How to examine, as the command line says. */
export interface Visit {
  readonly report: Report;
  /** What a page would send to sign in; to the given host only. */
  readonly headers: Readonly<Record<string, string>>;
  /** The origin of the pages that are to be let in. */
  readonly origin: string | undefined;
  /** The session route, when it is told. */
  readonly session: URL | undefined;
  /** What is said to the assistant; `null` when nothing may be said, only read. */
  readonly message: string | null;
  /** How long one answer, or the next piece of it, may take. */
  readonly timeoutMs: number;
  readonly now: () => Date;
  /** Tells a person what is being done. */
  readonly progress: (sentence: string) => void;
}

/** Whether something is sent that says who is asking. */
export function isSignedIn({ headers }: Visit): boolean {
  return Object.keys(headers).some((name) => /^(?:authorization|cookie|x-.+)$/iu.test(name));
}
