import { chatdock, chatkit } from './requirement.ts';

/** How requests and answers travel, and which are refused. */
export const asking = {
  'transport.streaming-content-type': chatkit(
    'A request that streams is answered with text/event-stream, every other one with application/json.',
  ),
  'transport.frames': chatkit(
    'A frame is "data: ", JSON on one line and an empty line; there is no other field and no end marker.',
  ),
  'transport.as-produced': chatkit(
    'Each event is sent when it is produced, not when the answer is complete.',
  ),
  'transport.text-unchanged': chatkit(
    'Text with line breaks, quotes, "data:" prefixes, emoji and line separators comes back as it went in.',
  ),
  'transport.no-buffering': chatdock(
    'Streams ask proxies neither to store nor to transform nor to hold them back.',
  ),
  'transport.metadata-not-echoed': chatkit(
    'Unknown keys, at the top and among the params, are ignored; metadata is accepted and not echoed.',
  ),
  'transport.metadata-reaches-responder': chatdock('A request’s metadata and locale reach the responder.'),

  'validation.malformed': chatdock(
    'What is not JSON, not an object, no request of the protocol, or lacks a field is a 4xx, never a stream or a stack.',
  ),
  'validation.field-path': chatdock(
    'The answer to a wrong field names the path to it and does not quote what was sent.',
  ),
  'validation.prototype-names': chatdock('Names such as toString and __proto__ are no requests.'),
  'validation.nulls': chatkit(
    'Null is taken for an optional field that is left out, and refused for a required one.',
  ),
  'validation.input-fields': chatkit(
    'attachments and inference_options are required in what a user sends, even if empty.',
  ),
  'validation.tag-data': chatkit('A tag without data is refused.'),
  'validation.list-params': chatkit('threads.list without params is refused; with {} it works.'),
  'validation.tool-result': chatkit(
    'A tool output without result is refused; one whose result is null is taken.',
  ),
  'validation.action-type': chatdock('An action without a type is refused.'),
  'validation.content-type': chatdock('Only application/json is taken: a plain text post is not.'),
  'validation.too-large': chatdock('A body over the limit is a 413.'),
  'validation.never-5xx': chatdock('No request makes a 5xx, except a 501 for what is not offered.'),

  'serialization.no-null-fields': chatkit('No field of the protocol is ever sent as null.'),
  'serialization.free-form-nulls': chatkit(
    'Nulls inside tool arguments, tool output, effect data, tag data and entity data survive.',
  ),
  'serialization.widget-nulls': chatkit(
    'Nulls inside widgets vanish at every depth, and every component has its type.',
  ),
  'serialization.thread-metadata': chatkit('A thread’s metadata is stored and never sent.'),
  'serialization.attachment-metadata': chatkit(
    'What the server knows of an attachment beyond the protocol is never sent.',
  ),
  'serialization.absent-fields': chatkit('A title and image domains that are not set are absent, not null.'),
  'serialization.times': chatkit('Times are ISO 8601.'),
  'serialization.times-utc': chatdock('Times are in UTC and say so.'),
  'serialization.defaults': chatkit('Fields with a default that is not null are always sent.'),
  'serialization.empty-values': chatkit('Empty lists, objects and texts, false and 0 are sent.'),
} as const;
