import type { ComposerOption } from './composer.ts';
import type { CommandsOption, EntitiesOption } from './entities.ts';
import type { ChatKitIcon, HeaderIcon } from './icons.ts';
import type { UserMessageContent, WidgetAction, WidgetReference } from './messages.ts';
import type { ColorScheme, ThemeOption } from './theme.ts';

/**
 * What a ChatKit element is told: the options of `@openai/chatkit`, so that one value configures OpenAI's element and ours
 * alike. As there, options are complete: each set replaces the one before.
 */
export interface ChatKitOptions {
  api: CustomApi | HostedApi;
  /** Thread to show first; `null` or left out: the new-thread view. Read at mount only. */
  initialThread?: string | null;
  /** Default: `light`. */
  theme?: ColorScheme | ThemeOption;
  /** BCP 47 tag for the interface and `Accept-Language`. Default: the browser's. */
  locale?: string;
  /** What screen readers call the frame, where the chat is in one. Default: `Chat`. */
  frameTitle?: string;
  header?: HeaderOption;
  /** The list of earlier conversations. */
  history?: HistoryOption;
  startScreen?: StartScreenOption;
  composer?: ComposerOption;
  /** A line below the composer. */
  disclaimer?: DisclaimerOption;
  /** Buttons below answers. */
  threadItemActions?: ThreadItemActionsOption;
  thread?: ThreadOption;
  entities?: EntitiesOption;
  commands?: CommandsOption;
  widgets?: WidgetsOption;
  /**
   * Does what the model asks of the page (`client_tool_call`) and answers with what came of it, as JSON. The turn goes on
   * with that. When there is no such function, or it throws, the model is told so.
   */
  onClientTool?: (call: ClientToolCall) => unknown;
}

/** A ChatKit server of one's own. */
export interface CustomApi {
  /** Address of the protocol endpoint; every request is a POST to it. */
  url: string;
  /** Default: the page's own. Adds what says who is asking, and passes the rest on as it is. */
  fetch?: typeof fetch;
  /** OpenAI's element asks OpenAI whether it belongs to the page's host; ours has no need of it. */
  domainKey?: string;
  /** How files get to the server. */
  uploadStrategy?: FileUploadStrategy;
}

/** A conversation that runs at OpenAI. */
export interface HostedApi {
  /** Answers with a client secret; called with the one before, once that is refused. */
  getClientSecret(current: string | null): Promise<string>;
}

export type FileUploadStrategy = { type: 'two_phase' } | { type: 'direct'; uploadUrl: string };

export interface ClientToolCall {
  name: string;
  params: Record<string, unknown>;
}

/** The bar above the conversation. */
export interface HeaderOption {
  /** Default: true. */
  enabled?: boolean;
  /** `text` stands in for the thread's own title. */
  title?: { enabled?: boolean; text?: string };
  leftAction?: HeaderAction;
  rightAction?: HeaderAction;
}

export interface HeaderAction {
  icon: HeaderIcon;
  onClick: () => void;
}

export interface HistoryOption {
  /** Default: true. */
  enabled?: boolean;
  showDelete?: boolean;
  showRename?: boolean;
}

/** What an empty conversation shows. */
export interface StartScreenOption {
  greeting?: string;
  prompts?: StartScreenPrompt[];
}

/** A suggestion on the start screen: choosing it sends `prompt` as a message. */
export interface StartScreenPrompt {
  label: string;
  prompt: string | UserMessageContent[];
  icon?: ChatKitIcon;
}

export interface DisclaimerOption {
  text: string;
  highContrast?: boolean;
}

export interface ThreadItemActionsOption {
  /** Thumbs up and down, sent to the server. Default: false. */
  feedback?: boolean;
  /** Asking for another answer. Default: false. */
  retry?: boolean;
}

export interface ThreadOption {
  /** Follow an answer as it grows, for readers at its end. */
  autoScroll?: boolean;
}

export interface WidgetsOption {
  /**
   * Does what a widget of the assistant leaves to the page: actions with `handler: 'client'`. What was pressed shows
   * that it is at work until the promise settles, and offers to try again when it rejects. The server hears nothing
   * of it, unless this calls `sendCustomAction(action, item.id)`.
   */
  onAction?(action: WidgetAction, item: WidgetReference): void | Promise<void>;
  /**
   * Elements of the page's own for kinds of components, as `{ Map: 'my-map' }`: each is a `WidgetElement`, of a kind that
   * the chat has or of another. Until the element is defined, and for kinds without one, the chat draws what it can.
   * Only our chat UI has this.
   */
  elements?: Readonly<Record<string, string>>;
}
