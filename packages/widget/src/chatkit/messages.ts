/** A part of what a person says: words, or the tag of an entity. */
export type UserMessageContent =
  | { type: 'input_text'; text: string }
  | {
      type: 'input_tag';
      text: string;
      id: string;
      group?: string;
      data?: Record<string, unknown>;
      interactive?: boolean;
    };

/** A file that the server has already: what its upload was answered with. */
export type Attachment =
  | { type: 'file'; id: string; name: string; mime_type: string }
  | { type: 'image'; id: string; name: string; mime_type: string; preview_url: string };

/** What the server's agent is to use for one message. */
export interface ToolChoice {
  id: string;
}

/** A message to send. `text` or `content`, and at least one of them or an attachment. */
export interface OutgoingMessage {
  text?: string;
  /** In place of `text`, for words with tags in them. */
  content?: UserMessageContent[];
  /** What the message answers: quoted text. */
  reply?: string;
  attachments?: Attachment[];
  /** Start a new thread with it even when one is open. Default: false. */
  newThread?: boolean;
  /** For this message only; what is chosen in the composer stays. */
  toolChoice?: ToolChoice;
  /** For this message only; what is chosen in the composer stays. */
  model?: string;
}

/** What the composer is to hold, in place of what is in it; what is not said stays. It is not sent. */
export interface ComposerValue {
  text?: string;
  /** In place of `text`, for words with tags in them. */
  content?: UserMessageContent[];
  /** What the message will answer: quoted text. */
  reply?: string;
  attachments?: Attachment[];
  /** Files to upload and attach. */
  files?: File[];
  /** `null` chooses none. */
  selectedToolId?: string | null;
  selectedModelId?: string;
}

/** What a widget asks for when it is used. In a form, the payload holds the values of its fields as well. */
export interface WidgetAction {
  type: string;
  payload?: unknown;
}

/** The widget that an action comes from. */
export interface WidgetReference {
  /** The thread item's id. */
  id: string;
  /** The widget as the server sent it: a copy. */
  widget: Readonly<Record<string, unknown>>;
}

/** A component of a widget as the server sent it. */
export interface WidgetComponentProps {
  readonly type: string;
  readonly [prop: string]: unknown;
}

/** An action as components have it: where it goes, and what shows that it is at work. */
export interface WidgetActionConfig extends WidgetAction {
  /** Default: `server`. */
  handler?: 'server' | 'client';
  /** Default: `auto`. */
  loadingBehavior?: 'auto' | 'none' | 'self' | 'container';
  /** As a turn, or beside whatever is going on. Default: true. */
  streaming?: boolean;
}

/** An element of the page's own that stands for a component. What the component holds is drawn inside it, for the slot of a shadow root. */
export interface WidgetElement extends HTMLElement {
  /** Its props: a frozen copy, set anew with each change. */
  component: WidgetComponentProps;
  /** Carries out an action, as if a button of the widget had been pressed. Set before `component` is. */
  act: (action: WidgetActionConfig) => void;
}
