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

export type UserContent =
  | { readonly type: 'input_text'; readonly text: string }
  | { readonly type: 'input_tag'; readonly id: string; readonly text: string };

/** Markdown. */
export interface AssistantContent {
  readonly type: 'output_text';
  readonly text: string;
}

export interface UserMessageItem {
  readonly type: 'user_message';
  readonly id: string;
  readonly content: readonly UserContent[];
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
}

/** A step of a workflow; one shape for all kinds, with empty lists where a kind has none. */
export interface Task {
  readonly type: TaskType;
  readonly status_indicator: 'none' | 'loading' | 'complete';
  readonly title?: string | undefined;
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
    { readonly title?: string | undefined; readonly duration?: number | undefined } | undefined;
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
  UserMessageItem | AssistantMessageItem | WorkflowItem | WidgetItem | ClientToolCallItem | OtherItem;

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

/** Requests answered by a stream of events. */
export type StreamingRequest =
  | { readonly type: 'threads.create'; readonly params: { readonly input: UserMessageInput } }
  | {
      readonly type: 'threads.add_user_message';
      readonly params: { readonly thread_id: string; readonly input: UserMessageInput };
    }
  | { readonly type: 'threads.custom_action'; readonly params: ActionParams }
  | {
      readonly type: 'threads.add_client_tool_output';
      readonly params: { readonly thread_id: string; readonly result: unknown };
    }
  | {
      readonly type: 'threads.retry_after_item';
      readonly params: { readonly thread_id: string; readonly item_id: string };
    };

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
  | {
      readonly type: 'items.list';
      readonly params: {
        readonly thread_id: string;
        readonly limit: number;
        readonly order: 'desc';
        readonly after?: string;
      };
    };
