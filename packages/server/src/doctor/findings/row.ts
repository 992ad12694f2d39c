/** How bad it is: a problem breaks the chat or lets something out; a warning may. */
export type Level = 'problem' | 'warning';

/** What one code stands for, wherever it is found. */
export interface FindingRow {
  readonly level: Level;
  /** What is wrong, in a sentence. */
  readonly means: string;
  /** What to do about it, in a sentence. */
  readonly fix: string;
}

export type FindingRows = Readonly<Record<string, FindingRow>>;
