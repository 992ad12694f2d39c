import type { ToolChoice, UserMessageContent } from '../../chatkit/messages.ts';
import type { Json } from './read-json.ts';

// The ChatKit protocol as this client sees it: the requests it sends, and of the answers what it draws.
// `string | undefined` on optional fields: servers leave nulls out, and readers build these objects field by field.

export interface Page<T> {
  readonly data: readonly T[];
  readonly has_more: boolean;
  /** The cursor to send next; there only when `has_more`. */
  readonly after?: string | undefined;
}

export type ThreadStatus =
  | { readonly type: 'active' }
  /** A pause: the composer is shown and cannot be used. */
  | { readonly type: 'locked'; readonly reason?: string | undefined }
  /** Final: a sentence stands where the composer was. */
  | { readonly type: 'closed'; readonly reason?: string | undefined };

export interface Thread {
  readonly id: string;
  readonly title?: string | undefined;
  readonly status: ThreadStatus;
  /** Hosts that pictures may come from. */
  readonly allowed_image_domains?: readonly string[] | undefined;
}

/** The tag of an entity of the page. */
export interface UserTag {
  readonly type: 'input_tag';
  readonly id: string;
  readonly text: string;
  readonly group?: string | undefined;
  /** The page's own, and as it was sent. */
  readonly data?: Json;
  /** The page wants to be told of clicks. */
  readonly interactive?: boolean;
}

export type UserContent = { readonly type: 'input_text'; readonly text: string } | UserTag;

/** Markdown. */
export interface AssistantContent {
  readonly type: 'output_text';
  readonly text: string;
  /** Where it is from, as it was sent: read when it is drawn. */
  readonly annotations?: readonly unknown[];
}

/** A file that came with a message. */
export interface AttachedFile {
  readonly type: 'file' | 'image';
  readonly id: string;
  readonly name: string;
  readonly mime_type: string;
  /** In bytes; not every server says it. */
  readonly size?: number | undefined;
  /** Whoever draws it decides whether it may be loaded. */
  readonly preview_url?: string | undefined;
}

/** Of one that is words only nothing but the words is read. */
export interface UserMessageItem {
  readonly type: 'user_message';
  readonly id: string;
  readonly content: readonly UserContent[];
  readonly attachments?: readonly AttachedFile[] | undefined;
  readonly quoted_text?: string | undefined;
}

export interface AssistantMessageItem {
  readonly type: 'assistant_message';
  readonly id: string;
  readonly content: readonly AssistantContent[];
}

export type TaskType = 'custom' | 'web_search' | 'thought' | 'file' | 'image';

export interface TaskSource {
  readonly title: string;
  readonly url?: string | undefined;
  /** What the file is called, or who it is by. */
  readonly details: readonly string[];
}

/** A step of a workflow; one shape for all kinds, with empty lists where a kind has none. */
export interface Task {
  readonly type: TaskType;
  readonly status_indicator: 'none' | 'loading' | 'complete';
  readonly title?: string | undefined;
  /** What is searched for; stands in for a title. */
  readonly query?: string | undefined;
  /** Markdown. */
  readonly content?: string | undefined;
  /** What it is marked with in place of its outcome: it waits, or was not wanted. */
  readonly icon?: string | undefined;
  readonly queries: readonly string[];
  readonly sources: readonly TaskSource[];
  /** Not on the wire: it was seen to stop loading without completing. */
  readonly failed?: boolean;
}

export interface Workflow {
  readonly type: 'custom' | 'reasoning';
  readonly tasks: readonly Task[];
  /** `duration` in whole seconds. */
  readonly summary?:
    | {
        readonly title?: string | undefined;
        readonly icon?: string | undefined;
        readonly duration?: number | undefined;
      }
    | undefined;
  readonly expanded: boolean;
}

export interface WorkflowItem {
  readonly type: 'workflow';
  readonly id: string;
  readonly workflow: Workflow;
}

/**
 * A component of a widget: its props as they were sent, so that readers must expect anything in them, and what it holds
 * in a list. No deeper and no larger than can be drawn.
 */
export interface WidgetComponent {
  readonly type: string;
  readonly children: readonly WidgetComponent[];
  readonly [prop: string]: unknown;
}

export interface WidgetItem {
  readonly type: 'widget';
  readonly id: string;
  readonly widget: WidgetComponent;
  /** What copying the widget copies. */
  readonly copy_text?: string | undefined;
}

export interface GeneratedImageItem {
  readonly type: 'generated_image';
  readonly id: string;
  /** Whoever draws it decides whether it may be loaded. `undefined`: there is nothing to see yet. */
  readonly url?: string | undefined;
  /** From 0 to 1, while it is made. */
  readonly progress?: number | undefined;
}

/** One question, and what was answered; one shape for both kinds. */
export interface Question {
  readonly id: string;
  readonly question: string;
  readonly description?: string | undefined;
  /** What can be chosen; besides, an answer of one's own always can. Empty for a question without choices. */
  readonly options: readonly string[];
  /** More than one can be chosen. */
  readonly multiple: boolean;
  /** `undefined`: not answered yet; without any: skipped. */
  readonly answer?: readonly string[] | undefined;
}

/** Questions that stand in the place of the composer until they are answered or skipped. */
export interface StructuredInputItem {
  readonly type: 'structured_input';
  readonly id: string;
  readonly status: 'pending' | 'answered' | 'skipped';
  readonly inputs: readonly Question[];
}

/** Something that the page is asked to do for the model; it is not drawn. */
export interface ClientToolCallItem {
  readonly type: 'client_tool_call';
  readonly id: string;
  readonly status: 'pending' | 'completed';
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** A kind that is not drawn; kept, so that order and cursors stay right. */
export interface OtherItem {
  readonly type: 'other';
  readonly id: string;
  /** It should be drawn, and cannot be: what a person can read in it. */
  readonly words?: string;
}

export type ThreadItem =
  | UserMessageItem
  | AssistantMessageItem
  | WorkflowItem
  | WidgetItem
  | GeneratedImageItem
  | StructuredInputItem
  | ClientToolCallItem
  | OtherItem;

export interface NoticeEvent {
  readonly type: 'notice';
  readonly level: 'info' | 'warning' | 'danger';
  /** Markdown. */
  readonly message: string;
  readonly title?: string | undefined;
}

/** Something the page is told. */
export interface ClientEffect {
  readonly name: string;
  readonly data: Record<string, unknown>;
}

export type ThreadStreamEvent =
  | { readonly type: 'thread.created' | 'thread.updated'; readonly thread: Thread }
  | {
      readonly type: 'thread.item.added' | 'thread.item.done' | 'thread.item.replaced';
      readonly item: ThreadItem;
    }
  | { readonly type: 'thread.item.updated'; readonly item_id: string; readonly update: Json }
  | { readonly type: 'thread.item.removed'; readonly item_id: string }
  | { readonly type: 'stream_options'; readonly stream_options: { readonly allow_cancel: boolean } }
  | { readonly type: 'progress_update'; readonly text: string }
  | ({ readonly type: 'client_effect' } & ClientEffect)
  | NoticeEvent
  | {
      readonly type: 'error';
      readonly code: string;
      readonly message?: string | undefined;
      readonly allow_retry: boolean;
    };

/** What a person wrote, as requests carry it. */
export interface UserMessageInput {
  readonly content: readonly UserMessageContent[];
  readonly attachments: readonly string[];
  readonly quoted_text?: string;
  readonly inference_options: { readonly tool_choice?: ToolChoice; readonly model?: string };
}

/** What a widget, or the page, asks the server to do. */
export interface CustomAction {
  readonly type: string;
  readonly payload?: unknown;
}

export interface ActionParams {
  readonly thread_id: string;
  /** The widget that it comes from. */
  readonly item_id?: string;
  readonly action: CustomAction;
}

/** What a person answered: by the question's id. */
export interface StructuredInputSubmission {
  readonly status: 'answered' | 'skipped';
  readonly answers: Readonly<
    Record<string, { readonly values: readonly string[]; readonly skipped: boolean }>
  >;
}

/** Requests answered by a stream of events. What has a key may be sent again: the server knows it by that. */
export type StreamingRequest = { readonly key?: string | undefined } & (
  | { readonly type: 'threads.create'; readonly params: { readonly input: UserMessageInput } }
  | {
      readonly type: 'threads.add_user_message';
      readonly params: { readonly thread_id: string; readonly input: UserMessageInput };
    }
  | { readonly type: 'threads.custom_action'; readonly params: ActionParams }
  | {
      readonly type: 'threads.add_structured_input';
      readonly params: {
        readonly thread_id: string;
        readonly item_id: string;
        readonly input: StructuredInputSubmission;
      };
    }
  | {
      readonly type: 'threads.add_client_tool_output';
      readonly params: { readonly thread_id: string; readonly result: unknown };
    }
  | {
      readonly type: 'threads.retry_after_item';
      readonly params: { readonly thread_id: string; readonly item_id: string };
    }
  /** Chatdock's own: the running turn, or what came after a frame of it. */
  | {
      readonly type: 'chatdock.turns.join';
      readonly params: { readonly thread_id: string; readonly after?: string | undefined };
    }
);

/** What a person thinks of an answer. */
export type Verdict = 'positive' | 'negative';

/** Requests answered by one JSON document. */
export type DocumentRequest =
  | { readonly type: 'threads.get_by_id'; readonly params: { readonly thread_id: string } }
  | { readonly type: 'threads.sync_custom_action'; readonly params: ActionParams }
  | {
      readonly type: 'threads.list';
      readonly params: { readonly limit: number; readonly order: 'desc'; readonly after?: string };
    }
  | {
      readonly type: 'threads.update';
      readonly params: { readonly thread_id: string; readonly title: string };
    }
  | { readonly type: 'threads.delete'; readonly params: { readonly thread_id: string } }
  /** Chatdock's own: ends the running turn, which outlives its connection. */
  | { readonly type: 'chatdock.turns.stop'; readonly params: { readonly thread_id: string } }
  /** Chatdock's own: threads whose title or text holds the words. */
  | {
      readonly type: 'chatdock.threads.search';
      readonly params: {
        readonly query: string;
        readonly limit: number;
        readonly after?: string | undefined;
      };
    }
  | {
      readonly type: 'items.feedback';
      readonly params: {
        readonly thread_id: string;
        readonly item_ids: readonly string[];
        readonly kind: Verdict;
      };
    }
  | {
      readonly type: 'attachments.create';
      readonly params: { readonly name: string; readonly size: number; readonly mime_type: string };
    }
  | { readonly type: 'attachments.delete'; readonly params: { readonly attachment_id: string } }
  | {
      readonly type: 'input.transcribe';
      readonly params: { readonly audio_base64: string; readonly mime_type: string };
    }
  | {
      readonly type: 'items.list';
      readonly params: {
        readonly thread_id: string;
        readonly limit: number;
        readonly order: 'desc';
        readonly after?: string;
      };
    };
