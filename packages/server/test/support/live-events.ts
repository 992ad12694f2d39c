import type { ThreadStreamEvent } from '../../src/protocol/index.ts';

/** An event as it came, with its id if it had one. */
export interface LiveEvent {
  readonly id: string | undefined;
  readonly event: ThreadStreamEvent;
}

/** A stream that is read while it goes on. */
export interface LiveEvents {
  /** What has come so far. */
  readonly events: readonly LiveEvent[];
  /** Resolves when an event has come that fits; rejects when the stream ends before. */
  until(fits: (event: ThreadStreamEvent) => boolean): Promise<LiveEvent>;
  /** Resolves when the stream has ended by itself. */
  readonly ended: Promise<void>;
  /** The last id that has come. */
  lastId(): string;
  /** The text of all deltas so far. */
  text(): string;
}

export function readLive(response: Response): LiveEvents {
  const events: LiveEvent[] = [];
  let news = Promise.withResolvers<void>();
  let isOver = false;
  const read = async (): Promise<void> => {
    let rest = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      const frames = (rest + chunk).split('\n\n');
      rest = frames.pop() ?? '';
      for (const frame of frames) if (!frame.startsWith(':')) events.push(readFrame(frame));
      news.resolve();
      news = Promise.withResolvers();
    }
  };
  const ended = read().finally(() => {
    isOver = true;
    news.resolve();
  });
  ended.catch(() => {}); // cut off by the test itself
  return {
    events,
    ended,
    async until(fits) {
      for (let at = 0; ;) {
        for (; at < events.length; at += 1) if (fits(events[at]!.event)) return events[at]!;
        if (isOver) throw new Error(`The stream ended before: ${JSON.stringify(events)}`);
        await news.promise;
      }
    },
    lastId: () => events.findLast(({ id }) => id !== undefined)?.id ?? '',
    text: () =>
      events
        .map(({ event }) =>
          event.type === 'thread.item.updated' && 'delta' in event.update ? event.update.delta : '',
        )
        .join(''),
  };
}

function readFrame(frame: string): LiveEvent {
  const match = /^(?:id: (?<id>\S+)\n)?data: (?<data>.*)$/u.exec(frame);
  if (!match?.groups) throw new Error(`Not a frame: ${frame}`);
  return { id: match.groups['id'], event: JSON.parse(match.groups['data'] ?? '') };
}
