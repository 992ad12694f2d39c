import type { FindingRows } from './row.ts';

/** What an endpoint answers, apart from the course of a streamed answer. */
export const protocol = {
  stream_for_json: {
    level: 'problem',
    means: 'A stream answers a request that is answered with one JSON document.',
    fix: 'Decide by the request’s type: only threads.create, add_user_message, add_client_tool_output, add_structured_input, custom_action and retry_after_item stream.',
  },
  json_for_stream: {
    level: 'problem',
    means: 'JSON answers a request that is answered with a stream of events.',
    fix: 'Answer with Content-Type: text/event-stream, one "data: " line and an empty line for each event.',
  },
  content_type: {
    level: 'problem',
    means: 'The Content-Type is neither that of JSON nor that of a stream.',
    fix: 'Send application/json, and text/event-stream for streams.',
  },
  not_json: {
    level: 'problem',
    means: 'The answer says that it is JSON and is not.',
    fix: 'Send one JSON document and nothing before or after it.',
  },
  wrong_shape: {
    level: 'problem',
    means: 'The JSON is not what the protocol has for this request.',
    fix: 'Compare it with docs/protocol.md.',
  },
  answer_too_long: {
    level: 'problem',
    means: 'The answer does not end.',
    fix: 'Answer lists in pages of at most 100, and end the stream after the answer’s last event.',
  },
  open_to_everyone: {
    level: 'warning',
    means: 'Whoever asks is answered, without a sign-in.',
    fix: 'If that is not meant, check who is asking before the body is read; the model is paid by you.',
  },
  not_kept: {
    level: 'problem',
    means: 'What was said is not in items.list: after a reload it is gone.',
    fix: 'Store every item before its thread.item.done is sent, under the same id.',
  },
  thread_left_behind: {
    level: 'warning',
    means: 'The conversation of this examination could not be deleted.',
    fix: 'Offer threads.delete, which answers {}; delete this conversation by hand.',
  },
  stream_compressed: {
    level: 'warning',
    means: 'The stream is compressed, which holds events back until a block is full.',
    fix: 'Leave text/event-stream out of compression, or send Cache-Control: no-cache, no-transform.',
  },
  buffered: {
    level: 'problem',
    means: 'All events came at once after a wait: something holds them back.',
    fix: 'Send X-Accel-Buffering: no, set proxy_buffering off for this route in nginx, turn compression off for it, and flush after each event.',
  },
  not_streamed: {
    level: 'warning',
    means: 'The answer came as a whole, after a wait.',
    fix: 'Send thread.item.added when the model begins, and its text as thread.item.updated.',
  },
} as const satisfies FindingRows;
