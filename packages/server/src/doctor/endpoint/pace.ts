import type { Reply } from '../web/ask.ts';
import type { Fault } from '../web/judge-status.ts';

/** When things came, in milliseconds. */
export interface Pace {
  /** When each event was there, since the head of the answer. */
  readonly arrivals: readonly number[];
  /** How many events changed an item: what is streamed has some. */
  readonly pieces: number;
}

/** A wait that people notice; what comes within it can come at once without anyone holding it back. */
const noticedMs = 1_500;

/** Events of one write are never further apart. */
const togetherMs = 100;

/** What the timing and the head of a stream say of what is between server and browser. */
export function judgePace(reply: Reply, pace: Pace): Fault[] {
  const encoding = compressionOf(reply.headers);
  const message = `The stream is compressed (${encoding}).`;
  const compressed: Fault[] = encoding === null ? [] : [{ code: 'stream_compressed', message }];
  return [...compressed, ...judgeTimes(reply, pace)];
}

function judgeTimes(reply: Reply, { arrivals, pieces }: Pace): Fault[] {
  const [first = 0] = arrivals;
  const last = arrivals.at(-1) ?? 0;
  const waited = reply.headMs + first;
  if (arrivals.length < 3 || waited + last - first < noticedMs) return [];
  if (pieces === 0) return [{ code: 'not_streamed' }];
  return pieces > 2 && last - first < togetherMs ? [buffered(reply, waited)] : [];
}

function compressionOf(headers: Headers): string | null {
  const encoding = headers.get('content-encoding');
  return encoding === null || encoding === 'identity' ? null : encoding.slice(0, 20);
}

function buffered(reply: Reply, waited: number): Fault {
  const seconds = (waited / 1000).toFixed(1);
  const message = `All events came at once after ${seconds} s, the first ones, too, which need no model: something holds them back.`;
  const fix = fixFor(reply.headers);
  return fix === null ? { code: 'buffered', message } : { code: 'buffered', message, fix };
}

/** What is between tells its name in a header, at times. */
function fixFor(headers: Headers): string | null {
  if (headers.has('content-length'))
    return 'The whole answer was made before it was sent (it has a Content-Length): write each event as it comes, and flush it.';
  if (compressionOf(headers) !== null)
    return 'Leave text/event-stream out of compression, or send Cache-Control: no-cache, no-transform.';
  if (/nginx|openresty/iu.test(headers.get('server') ?? ''))
    return 'nginx answers: set proxy_buffering off; for this location, or send X-Accel-Buffering: no.';
  return null;
}
