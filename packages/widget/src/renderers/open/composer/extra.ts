import type { ComposerValue, OutgoingMessage } from '../../../chatkit/messages.ts';
import type { ChatKitOptions } from '../../../chatkit/options.ts';
import type { Connection } from '../create-thread-store.ts';
import type { ChatKitComposer } from '../parts/composer.ts';

/** What the composer's extras know of the chat, and can ask of it. */
export interface Desk {
  /** The element of the chat, whose root they are in. */
  readonly chat: HTMLElement;
  /** Where one writes; another one after a conversation that had ended. */
  readonly composer: ChatKitComposer | null;
  readonly options: ChatKitOptions;
  /** The way to the server. */
  readonly connect: () => Promise<Connection>;
  /** There is something else to show, or to send. */
  changed(): void;
  /** Says a sentence to who listens. */
  say(sentence: string): void;
}

/** Something the composer has beyond its text. Each is loaded when the options, or the page, ask for it. */
export interface Extra {
  /** Other options. */
  update?(): void;
  /** The composer has been drawn. */
  placed?(composer: ChatKitComposer): void;
  /** Something above the text. */
  above?(): unknown;
  /** What floats over the conversation. */
  over?(): unknown;
  /** Buttons at the start of the row below it. */
  start?(): unknown;
  /** Buttons at its end. */
  end?(): unknown;
  /** What stands in the place of that row; `null`: nothing does. */
  instead?(): unknown;
  /** What it adds to a message. */
  readonly share?: Partial<OutgoingMessage>;
  /** The message has to wait for it. */
  readonly isUnready?: boolean;
  /** The message was taken. */
  sent?(): void;
  /** Takes its part of what the composer is to hold, in place of what it has; what is not said stays. */
  put?(value: ComposerValue): void;
  /** What is not sent yet and can be kept as JSON. */
  readonly draft?: ComposerValue;
}
