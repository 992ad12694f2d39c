import type { ThreadStreamEvent } from '../../../src/protocol/index.ts';

/** One frame of a stream: its event, and its id if it has one. */
export interface Frame {
  readonly id: string | undefined;
  readonly event: ThreadStreamEvent;
}

/** A stream that is being read, event by event. */
export interface LiveStream {
  /** What has been read so far. */
  readonly frames: readonly Frame[];
  /** The next event; rejects when the stream ends, or nothing comes for a minute. */
  next(): Promise<ThreadStreamEvent>;
  /** The next event; `null` at the end of the stream. */
  nextOrEnd(): Promise<ThreadStreamEvent | null>;
  /** Reads on to an event that holds this text, and answers it. The user’s message holds the script, and so is passed over. */
  until(text: string): Promise<ThreadStreamEvent>;
  /** Reads to the end; answers the events that came since. */
  rest(): Promise<ThreadStreamEvent[]>;
  /** Closes the connection. */
  leave(): void;
}

/** Reads a response while it comes in. */
export function liveStream({ body }: Response, leave: AbortController): LiveStream {
  if (!body) throw new Error('The response has no body.');
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  const frames: Frame[] = [];
  let text = '';

  const read = async (): Promise<Frame | null> => {
    for (let end = text.indexOf('\n\n'); end < 0; end = text.indexOf('\n\n')) {
      const { value, done } = await soon(reader.read());
      if (done && text === '') return null;
      if (done) throw new Error(`The stream ends within a frame: ${text}`);
      text += value;
    }
    const end = text.indexOf('\n\n');
    const found = text.slice(0, end);
    text = text.slice(end + 2);
    if (found.startsWith(':')) return read();
    const frame = parseFrame(found);
    frames.push(frame);
    return frame;
  };
  const next = async (): Promise<ThreadStreamEvent> => {
    const frame = await read();
    if (!frame) throw new Error(`The stream ends after ${frames.length} events.`);
    return frame.event;
  };
  return {
    frames,
    next,
    nextOrEnd: async () => (await read())?.event ?? null,
    async until(wanted) {
      for (;;) {
        const event = await next();
        const isMessage = 'item' in event && event.item.type === 'user_message';
        if (!isMessage && JSON.stringify(event).includes(wanted)) return event;
      }
    },
    async rest() {
      const events: ThreadStreamEvent[] = [];
      for (let frame = await read(); frame; frame = await read()) events.push(frame.event);
      return events;
    },
    leave: () => leave.abort(),
  };
}

function parseFrame(frame: string): Frame {
  const found = /^(?:id: (?<id>[^\n]+)\n)?data: (?<data>[^\n]+)$/u.exec(frame);
  if (!found) throw new Error(`Not a frame: ${frame}`);
  return { id: found.groups?.['id'], event: JSON.parse(found.groups?.['data'] ?? '') };
}

function soon<T>(next: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('Nothing comes for a minute.')), 60_000);
  return Promise.race([next, late.promise]).finally(() => clearTimeout(timer));
}
