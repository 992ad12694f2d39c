import type { ChatKitIcon } from './icons.ts';

/** Something of the application that a message can name: a person, a document, an order. */
export interface Entity {
  id: string;
  title: string;
  icon?: string;
  /** Whether it can be clicked and previewed. */
  interactive?: boolean;
  /** Under which heading it is listed. */
  group?: string;
  /** Goes along to the server with the message, and to the page's functions. */
  data?: Record<string, string>;
}

/** An entry of the composer's “/” menu. */
export interface Command {
  id: string;
  label: string;
  description?: string;
  icon?: ChatKitIcon;
  group?: string;
}

/** What a chosen command leads to: a tag in the composer, or more commands. */
export type CommandSelection = { type: 'entity'; entity: Entity } | { type: 'menu'; commands: Command[] };

/** “@”-tags in the composer. */
export interface EntitiesOption {
  onTagSearch?(query: string): Promise<Entity[]>;
  /** Shows a button that begins a search. Default: false. */
  showComposerMenu?: boolean;
  onClick?(entity: Entity): void;
  /** Answers with a widget (`Basic`), or `null` for no preview. */
  onRequestPreview?(entity: Entity): Promise<{ preview: Readonly<Record<string, unknown>> | null }>;
}

/** The composer's “/” menu. */
export interface CommandsOption {
  enabled: boolean;
  onSearch?(query: string): Promise<Command[]>;
  onSelect?(command: Command): Promise<CommandSelection | void>;
}
