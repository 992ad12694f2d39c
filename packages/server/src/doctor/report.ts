import { findings, type FindingCode } from './findings/findings.ts';
import type { Level } from './findings/row.ts';
import { plain } from './plain.ts';

/** One thing that is wrong. */
export interface Finding {
  readonly code: FindingCode;
  readonly level: Level;
  /** The address and the request, the event, or the file and the line. */
  readonly where: string;
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What to do. */
  readonly fix: string;
}

/** What is special about one case: the words of the table are taken for the rest. */
export interface Details {
  readonly message?: string;
  readonly fix?: string;
  readonly level?: Level;
}

/** As many of one kind are told; a hundred lines more would say no more. */
const mostOfAKind = 10;

/** What was found out, good and bad, in the order in which it was. */
export class Report {
  readonly #entries: (Finding | string)[] = [];

  /** Everything: a finding, or a sentence about what is well. */
  get entries(): readonly (Finding | string)[] {
    return this.#entries;
  }

  get findings(): Finding[] {
    return this.#entries.filter((entry) => typeof entry !== 'string');
  }

  /** Says that something is well. */
  well(sentence: string): void {
    this.#entries.push(plain(sentence, 200));
  }

  /** Says that something is wrong; once for each place. */
  add(code: FindingCode, where: string, details: Details = {}): void {
    const row = findings[code];
    const { message = row.means, fix = row.fix, level = row.level } = details;
    const finding = { code, level, where: plain(where, 200), message: plain(message, 400), fix };
    const alike = this.findings.filter((other) => other.code === code);
    const isKnown = alike.some((other) => other.where === finding.where && other.message === finding.message);
    if (!isKnown && alike.length < mostOfAKind) this.#entries.push(finding);
  }
}
