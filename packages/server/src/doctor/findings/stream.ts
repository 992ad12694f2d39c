import type { FindingRows } from './row.ts';

/** What is wrong in a stream of events. */
export const stream = {
  frame_without_data: {
    level: 'problem',
    means: 'A frame has no "data: " line.',
    fix: 'Send each event as "data: ", its JSON on one line, and an empty line.',
  },
  frame_fields: {
    level: 'warning',
    means: 'A frame has more than one "data:" line, or "event:", "id:" or "retry:" lines.',
    fix: 'Put the type into the JSON, and all of it on one line.',
  },
  frame_line_ends: {
    level: 'warning',
    means: 'Lines end in CR LF.',
    fix: 'End them in LF alone.',
  },
  frame_unfinished: {
    level: 'problem',
    means: 'The stream ends within a frame, and that event is lost.',
    fix: 'Write an empty line after the last event, too.',
  },
  done_marker: {
    level: 'problem',
    means: 'The stream has a [DONE], which is no event.',
    fix: 'Leave it out: the stream is over when the response ends.',
  },
  event_not_json: {
    level: 'problem',
    means: 'An event is not JSON.',
    fix: 'Send one JSON object an event, written by a JSON library.',
  },
  event_not_object: {
    level: 'problem',
    means: 'An event is JSON, but no object: a list, or JSON within a text.',
    fix: 'Send each event by itself, made into JSON once.',
  },
  event_without_type: {
    level: 'problem',
    means: 'An event has no type.',
    fix: 'Send the events of docs/protocol.md, each with its "type".',
  },
  event_foreign: {
    level: 'problem',
    means: 'An event belongs to another protocol.',
    fix: 'Translate it: send thread.item.updated with assistant_message.content_part.text_delta for text.',
  },
  event_unknown: {
    level: 'problem',
    means: 'An event has a type that ChatKit does not know; clients pass over it.',
    fix: 'Send one of the events of docs/protocol.md. For data of your own there is client_effect.',
  },
  event_shape: {
    level: 'problem',
    means: 'A field of an event is missing, or not of its type.',
    fix: 'Compare it with docs/protocol.md; there are JSON Schema files, too.',
  },
  item_without_id: {
    level: 'problem',
    means: 'An item has no id.',
    fix: 'Give each item an id when it is added, and keep it.',
  },
  item_unknown: {
    level: 'problem',
    means: 'An item has a type that ChatKit does not know.',
    fix: 'Use assistant_message, widget, workflow, task, client_tool_call, generated_image, structured_input or end_of_turn.',
  },
  update_unknown: {
    level: 'problem',
    means: 'An update has a type that ChatKit does not know.',
    fix: 'For text, send assistant_message.content_part.text_delta.',
  },
  time_not_iso: {
    level: 'problem',
    means: 'A time is not in ISO 8601.',
    fix: 'Send created_at as a text such as 2026-01-02T03:04:05.678Z.',
  },
  time_without_zone: {
    level: 'warning',
    means: 'A time has no zone, so each browser reads it as its own.',
    fix: 'Send UTC with a Z at the end; in Python datetime.now(timezone.utc).',
  },
  null_fields: {
    level: 'warning',
    means: 'A field that has no value is sent as null.',
    fix: 'Leave it out: the protocol has no null there.',
  },
  hidden_item_sent: {
    level: 'problem',
    means: 'A hidden item, which is for the model, is sent to the browser.',
    fix: 'Store hidden_context_item and sdk_hidden_context, and send no event for them.',
  },
  metadata_exposed: {
    level: 'warning',
    means: 'The metadata of the thread is sent to the browser.',
    fix: 'Send "metadata": {}: it is for the server.',
  },
  thread_created_missing: {
    level: 'problem',
    means: 'threads.create is not answered with thread.created first.',
    fix: 'Send thread.created with the new thread before anything else.',
  },
  thread_created_twice: {
    level: 'problem',
    means: 'thread.created comes a second time.',
    fix: 'Send it once; a change of the thread is thread.updated.',
  },
  user_message_missing: {
    level: 'problem',
    means: 'The user’s own message is not sent back.',
    fix: 'Send thread.item.done with the stored user_message right after thread.created.',
  },
  stream_options_missing: {
    level: 'warning',
    means: 'There is no stream_options, which says whether the answer can be stopped.',
    fix: 'Send stream_options with allow_cancel after the user’s message.',
  },
  prologue_order: {
    level: 'warning',
    means: 'The first events are not in the order that clients know.',
    fix: 'Send thread.created, thread.item.done of the user’s message, stream_options, then the rest.',
  },
  thread_id_differs: {
    level: 'problem',
    means: 'An item names another thread than the one that was created.',
    fix: 'Set thread_id to the id of thread.created.',
  },
  update_of_unknown_item: {
    level: 'problem',
    means: 'An update is for an item that was never added; clients pass over it.',
    fix: 'Send thread.item.added first, and use its id.',
  },
  delta_without_part: {
    level: 'warning',
    means: 'Text is added to a part that was not announced.',
    fix: 'Send assistant_message.content_part.added before its text.',
  },
  delta_after_done: {
    level: 'problem',
    means: 'Text comes after its part or its message was done, and is lost.',
    fix: 'Send content_part.done and thread.item.done last.',
  },
  text_differs: {
    level: 'problem',
    means: 'The final text is not what was streamed.',
    fix: 'Put the same text into thread.item.done that the deltas give when put together.',
  },
  item_id_changes: {
    level: 'problem',
    means: 'An item is done under another id than it was added with, and is shown twice.',
    fix: 'Make the id once, and use it in added, updated and done.',
  },
  item_never_done: {
    level: 'problem',
    means: 'An item was added and is never done.',
    fix: 'Send thread.item.done with the whole item at its end.',
  },
  answer_missing: {
    level: 'problem',
    means: 'The stream ends without any answer.',
    fix: 'Look into the log of the server; send an error event when the model fails.',
  },
  answer_failed: {
    level: 'problem',
    means: 'The answer ended with an error event.',
    fix: 'Look into the log of the server: often it is the key of the model’s provider, or its quota.',
  },
  events_after_error: {
    level: 'warning',
    means: 'Events follow an error.',
    fix: 'End the stream after error; only a thread.updated may follow.',
  },
  stream_broke_off: {
    level: 'problem',
    means: 'The connection broke within the answer.',
    fix: 'Look into the log of the server. Behind a proxy, check its time limits.',
  },
  stream_silent: {
    level: 'problem',
    means: 'The stream stayed open, and nothing more came.',
    fix: 'End the response after the last event, and on errors. --timeout waits longer.',
  },
  not_utf8: {
    level: 'problem',
    means: 'The stream is not UTF-8.',
    fix: 'Write UTF-8, and do not cut characters when writing bytes.',
  },
} as const satisfies FindingRows;
