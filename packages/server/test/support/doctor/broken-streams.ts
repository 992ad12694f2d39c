import type { stream as codes } from '../../../src/doctor/findings/stream.ts';
import { events, frames, type Chat } from './chat-server.ts';
import {
  answer,
  asked,
  change,
  created,
  delta,
  frame,
  prologue,
  rightEvents,
  rightThread,
  streamed,
  streamOptions,
} from './right-events.ts';

const [added, first, one, two, three, last, done] = streamed;
const all = rightEvents.map(frame);

function stream(...list: readonly (object | undefined)[]): Chat {
  return { create: events(list.map((event) => ({ ...event }))) };
}

function raw(list: readonly string[]): Chat {
  return { create: frames(list) };
}

function withItem(fields: object): Chat {
  return stream(...prologue, { type: 'thread.item.done', item: { ...answer(), ...fields } });
}

/** For each mistake in a stream, a server that makes it, and what the doctor has to say, as a pattern. */
export const brokenStreams: Record<keyof typeof codes, readonly [Chat, RegExp]> = {
  frame_without_data: [raw([...all, `${JSON.stringify(streamOptions)}\n\n`]), /bare JSON/u],
  frame_fields: [raw(all.map((text) => `event: message\n${text}`)), /"event:" lines/u],
  frame_line_ends: [raw(all.map((text) => text.replaceAll('\n', '\r\n'))), /CR LF/u],
  frame_unfinished: [raw([...all, 'data: {"type":"stream_options"']), /within a frame/u],
  done_marker: [raw([...all, 'data: [DONE]\n\n']), /\[DONE\]/u],
  event_not_json: [raw([...all, "data: {'type': 'stream_options'}\n\n"]), /not JSON/u],
  event_not_object: [raw(all.map((text) => frame(text.slice('data: '.length)))), /JSON within a text/u],
  event_without_type: [stream(...rightEvents, { kind: 'end' }), /no type/u],
  event_foreign: [
    stream(...rightEvents, { type: 'response.text.delta', delta: 'x' }),
    /"response\.text\.delta" is not a ChatKit event.*; send thread\.item\.updated with assistant_message\.content_part\.text_delta/u,
  ],
  event_unknown: [stream(...rightEvents, { type: 'thread_item_done' }), /"thread\.item\.done" is meant/u],
  event_shape: [
    stream(...prologue, { type: 'progress_update' }, ...streamed),
    /progress_update: text: is required|text: must be/u,
  ],
  item_without_id: [withItem({ id: undefined }), /assistant_message\) without an id/u],
  item_unknown: [withItem({ type: 'message' }), /an item of type "message"/u],
  update_unknown: [
    stream(...prologue, added, change({ type: 'text.delta', delta: 'x' }), done),
    /"text\.delta" is not an update/u,
  ],
  time_not_iso: [withItem({ created_at: 1_767_323_045 }), /created_at is a number/u],
  time_without_zone: [withItem({ created_at: '2026-01-02T03:04:05.678900' }), /no zone/u],
  null_fields: [
    stream({ ...created, thread: { ...rightThread, title: null } }, ...rightEvents.slice(1)),
    /title is sent as null/u,
  ],
  hidden_item_sent: [
    stream(
      ...rightEvents,
      { type: 'thread.item.added', item: { ...answer('h_1'), type: 'hidden_context_item' } },
      { type: 'thread.item.removed', item_id: 'h_1' },
    ),
    /hidden/u,
  ],
  metadata_exposed: [
    stream({ ...created, thread: { ...rightThread, metadata: { plan: 'pro' } } }, ...rightEvents.slice(1)),
    /metadata/u,
  ],
  thread_created_missing: [
    stream(asked, streamOptions, ...streamed),
    /The first event is thread\.item\.done/u,
  ],
  thread_created_twice: [stream(...prologue, created, ...streamed), /second time/u],
  user_message_missing: [stream(created, streamOptions, ...streamed), /not sent back/u],
  stream_options_missing: [stream(created, asked, ...streamed), /no stream_options/u],
  prologue_order: [stream(created, streamOptions, asked, ...streamed), /before the user’s message/u],
  thread_id_differs: [withItem({ thread_id: 'thr_2' }), /another thread/u],
  update_of_unknown_item: [
    stream(...prologue, added, { ...one, item_id: 'msg_9' }, done),
    /"msg_9", which was never added; "msg_2"/u,
  ],
  delta_without_part: [stream(...prologue, added, one, two, three, done), /not announced/u],
  delta_after_done: [
    stream(...prologue, added, first, one, two, three, last, delta(''), done),
    /after its content_part\.done/u,
  ],
  text_differs: [stream(...prologue, added, first, one, done), /is not what was streamed/u],
  item_id_changes: [
    stream(...prologue, added, first, one, two, three, last, {
      type: 'thread.item.done',
      item: answer('msg_3'),
    }),
    /"msg_2" is added, and "msg_3" is done/u,
  ],
  item_never_done: [
    stream(...prologue, added, first, one),
    /"msg_2" \(assistant_message\) is added and never done/u,
  ],
  answer_missing: [stream(...prologue), /without any answer/u],
  answer_failed: [
    stream(...prologue, { type: 'error', code: 'stream.error', allow_retry: true }),
    /error event \(stream\.error\)/u,
  ],
  events_after_error: [
    stream(...prologue, { type: 'error', code: 'custom', message: 'The secret answer' }, streamOptions),
    /follow/u,
  ],
  stream_broke_off: [
    {
      create: (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(all.slice(0, 5).join(''), () => response.destroy());
      },
    },
    /broke/u,
  ],
  stream_silent: [
    {
      create: (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(all.join(''));
      },
    },
    /stayed open/u,
  ],
  not_utf8: [
    {
      create: (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(all.join(''));
        response.end(Buffer.from([0x64, 0xff, 0xfe, 0x0a, 0x0a]));
      },
    },
    /not UTF-8/u,
  ],
};

/** What goes along with a mistake by its nature. */
export const alongside: Partial<Record<keyof typeof codes, readonly string[]>> = {
  event_not_object: ['answer_missing'],
  events_after_error: ['answer_failed'],
  item_id_changes: ['not_kept'],
  user_message_missing: ['prologue_order'],
};
