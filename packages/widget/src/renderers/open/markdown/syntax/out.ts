/** What a piece of markdown becomes: a tag, or a word of ours. Never anything that the text says. */
export type Kind = string;

/** What more is to be known of it, each by its kind. */
export interface Data {
  /** Of a heading. */
  readonly level?: number;
  /** The heading is underlined, and not behind `#`. */
  readonly isUnderlined?: boolean;
  /** The first number of a list. */
  readonly start?: number;
  /** What stands behind a fence. */
  readonly info?: string;
  /** Where a link leads, and where a picture is. */
  readonly target?: string;
  readonly title?: string | undefined;
  readonly alt?: string;
  /** An address in running text. */
  readonly isBare?: boolean | undefined;
  /** A formula with a line of its own. */
  readonly isBlock?: boolean;
  /** A paragraph is a task, which has been done or not. */
  readonly isDone?: boolean;
  /** Of a footnote. */
  readonly number?: number;
  /** Of a column. */
  readonly align?: string | undefined;
  /** A row of names. */
  readonly isHead?: boolean;
  readonly verbatim?: Verbatim;
}

/** What is drawn of code may want to know when there is no more of it. */
export interface Verbatim {
  onEnd?: () => void;
}

/** Something that has been drawn, and can be drawn in. The parser knows nothing else of where its text ends up. */
export interface Out {
  /** Puts something at its end. */
  add(kind: Kind, data?: Data): Out;
  /** Puts words at its end. */
  write(text: string): void;
  /** Remembers how far it is. What it returns takes out all that came later. */
  mark(): () => void;
  /** Takes it out. */
  remove(): void;
  /** A list whose items are told apart by more than their lines. */
  loosen(): void;
}
