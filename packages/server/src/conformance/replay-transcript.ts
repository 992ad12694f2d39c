import { fillTemplate } from './fill-template.ts';
import { firstDifference, nameIn, type Captures } from './match-json.ts';
import { OpenStream } from './open-stream.ts';
import { StreamFault } from './read-events.ts';
import type { Deviation, Expectation, RequestStep, Step, Transcript } from './transcript.ts';
import { writeScripts } from './write-scripts.ts';

/** How a server is reached. */
export interface ReplayOptions {
  /** Posts a request of the protocol, with whatever shows the server who asks: the same user each time. */
  readonly post: (request: unknown, init: { signal: AbortSignal }) => Promise<Response>;
  /** How long an event may take to come, in milliseconds. Default: 10,000. */
  readonly patienceMs?: number;
}

/**
 * Has the conversation of a transcript with a server whose responder is the scripted one. Answers the first deviation of each
 * step, in words; none when the server does as the transcript says. After a deviation the later steps are tried
 * all the same, as far as what they need was found. Never rejects.
 */
export async function replayTranscript(transcript: Transcript, options: ReplayOptions): Promise<Deviation[]> {
  const replay = new Replay(options);
  const deviations: Deviation[] = [];
  for (const [index, step] of transcript.steps.entries()) {
    const message = await replay.play(step);
    if (message !== null) deviations.push({ transcript: transcript.name, step: index + 1, message });
  }
  replay.end();
  return deviations;
}

/** How a deviation begins that no asking again can help. */
const needs = 'needs ';

/** For how long, and how often, a step is tried that is to be as expected eventually. */
const eventually = { ms: 5_000, everyMs: 50 };

class Replay {
  readonly #options: ReplayOptions;
  readonly #held = new Map<string, OpenStream>();
  #captures: Captures = new Map([['run', crypto.randomUUID()]]);
  #isPatient = true;

  constructor(options: ReplayOptions) {
    this.#options = options;
  }

  /** The first deviation of a step, or `null`. */
  async play(step: Step): Promise<string | null> {
    const until = Date.now() + ('eventually' in step && this.#isPatient ? eventually.ms : 0);
    for (;;) {
      const captures: Captures = new Map(this.#captures);
      const message = await this.#try(step, captures);
      if (message === null || message.startsWith(needs) || Date.now() >= until) {
        this.#captures = captures;
        this.#isPatient &&= message === null; // what follows a deviation is seldom worth waiting for
        return message;
      }
      await new Promise((resolve) => setTimeout(resolve, eventually.everyMs));
    }
  }

  end(): void {
    for (const stream of this.#held.values()) stream.leave();
  }

  async #try(step: Step, captures: Captures): Promise<string | null> {
    try {
      return 'rest_of' in step
        ? await this.#readOn(step.rest_of, step.expect, captures)
        : await this.#ask(step, captures);
    } catch (error) {
      return error instanceof StreamFault ? error.message : `the request fails: ${String(error)}`;
    }
  }

  async #ask(step: RequestStep, captures: Captures): Promise<string | null> {
    const request = writeScripts(await fillTemplate(step.request, (text) => valueOf(text, captures)));
    const stream = new OpenStream(this.#options.patienceMs ?? 10_000);
    if (step.hold) this.#held.set(step.hold.as, stream);
    try {
      const response = await stream.soon(this.#options.post(request, { signal: stream.signal }));
      const head = differenceOfHead(step.expect, response);
      if (head !== null) return head;
      if (!step.expect.events) return await differenceOfBody(step.expect, response, captures);
      stream.begin(response);
      const events = await stream.read(step.leave_after ?? step.hold?.after ?? Infinity);
      return differenceOfEvents(step.expect.events, events, captures);
    } finally {
      if (!step.hold) stream.leave();
    }
  }

  async #readOn(name: string, { events = [] }: Expectation, captures: Captures): Promise<string | null> {
    const stream = this.#held.get(name);
    if (!stream) throw new StreamFault(`${needs}the stream "${name}", which no earlier step left open`);
    return differenceOfEvents(events, await stream.read(Infinity), captures);
  }
}

function valueOf(text: string, captures: Captures): unknown {
  const name = nameIn(text);
  if (name === null) return undefined;
  if (!captures.has(name)) throw new StreamFault(`${needs}<${name}>, which no earlier step found`);
  return captures.get(name);
}

/** Status and content type: a list of events has to be a stream, everything else that succeeds JSON. */
function differenceOfHead({ status = 200, events }: Expectation, response: Response): string | null {
  const isStatus =
    status === '4xx' ? response.status >= 400 && response.status < 500 : response.status === status;
  if (!isStatus) return `the status is ${response.status} where ${status} is expected`;
  if (status !== 200) return null;
  const expected = events ? 'text/event-stream' : 'application/json';
  const [type = ''] = (response.headers.get('content-type') ?? 'missing').split(';');
  return type.trim().toLowerCase() === expected
    ? null
    : `the content type is ${type.trim()} where ${expected} is expected`;
}

async function differenceOfBody(
  { body }: Expectation,
  response: Response,
  captures: Captures,
): Promise<string | null> {
  const text = await response.text();
  if (body === undefined) return null;
  let actual: unknown;
  try {
    actual = JSON.parse(text);
  } catch {
    return `the answer is not JSON but ${JSON.stringify(text.slice(0, 80))}`;
  }
  return firstDifference(body, actual, { captures });
}

function differenceOfEvents(
  expected: readonly unknown[],
  actual: readonly unknown[],
  captures: Captures,
): string | null {
  for (const [index, event] of expected.entries()) {
    const place = `event ${index + 1}`;
    if (index >= actual.length)
      return `${place}: is missing; ${typeOf(event)} is expected, and the stream ends`;
    if (typeOf(event) !== typeOf(actual[index]))
      return `${place}: is ${typeOf(actual[index])} where ${typeOf(event)} is expected`;
    const difference = firstDifference(event, actual[index], { captures });
    if (difference !== null) return `${place}, ${typeOf(event)}: ${difference}`;
  }
  if (actual.length <= expected.length) return null;
  return `event ${expected.length + 1}: ${typeOf(actual[expected.length])} comes where the stream should end`;
}

function typeOf(event: unknown): string {
  const isTyped = typeof event === 'object' && event !== null && 'type' in event;
  return isTyped ? String(event.type) : 'something without a type';
}
