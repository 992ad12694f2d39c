import { errorCodes, type ErrorCode } from '../../../src/chatdock-error.ts';
import type { ThreadStreamEvent } from '../../../src/protocol/index.ts';
import { userToken } from '../../support/user-token.ts';
import type { Report } from './report.ts';

/** How one post went. `broken`: nobody knows what has become of it, or of the rest of it. */
export type Outcome =
  | { readonly kind: 'stream' | 'broken' }
  | { readonly kind: 'document'; readonly body: object }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string };

export interface PostOptions {
  readonly key?: string;
  readonly onEvent?: (event: ThreadStreamEvent, id: string | undefined) => void;
  /** Hangs up after so many events. */
  readonly leaveAfter?: number | undefined;
  /** Reads this slowly: milliseconds between pieces. */
  readonly slowMs?: number | undefined;
  /** Whether it is no surprise when what is asked for is gone. */
  readonly mayBeGone?: boolean;
}

/** Longer than this nothing may take that is not held up by a model that keeps silent, in milliseconds. */
const longestMs = 90_000;

/** What may be wrong with an answer without anybody having failed: the client's own doing, or a storm's. */
const expected: readonly ErrorCode[] = [
  'invalid_token', // the clock of a process has jumped
  'turn_in_progress',
  'request_in_progress',
  'request_interrupted',
  'no_pending_tool_call',
  'attachment_uploaded',
  'attachment_not_uploaded',
  'request_timeout',
  'unavailable',
];

/** One person's way to the server; it complains of whatever no client should ever meet. */
export class Wire {
  readonly #api: string;
  readonly #subject: string;
  readonly #report: Report;
  #secret: string | null = null;

  constructor(api: string, subject: string, report: Report) {
    this.#api = api;
    this.#subject = subject;
    this.#report = report;
  }

  /** Posts a request of the protocol, and reads its answer to the end. */
  async post(
    type: string,
    params: object,
    options: PostOptions & { metadata?: object } = {},
  ): Promise<Outcome> {
    const { key, metadata } = options;
    const body = JSON.stringify({ type, params, ...(metadata && { metadata }) });
    const headers = {
      'content-type': 'application/json',
      ...(key !== undefined && { 'idempotency-key': key }),
    };
    const outcome = await this.#send('', { method: 'POST', body, headers }, options);
    return this.#tell(type, outcome, options.mayBeGone);
  }

  /** Sends a file to where an announced attachment waits for it. */
  async upload(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<Outcome> {
    const path = url.slice(url.indexOf('/attachments/'));
    const init = { method: 'PUT', body: bytes, headers: { 'content-type': 'application/octet-stream' } };
    return this.#tell('upload', await this.#send(path, init, {}));
  }

  /** The bytes of an attachment, or why they cannot be had now. */
  async download(id: string): Promise<Uint8Array | string> {
    try {
      const headers = { authorization: `Bearer ${await this.#session()}` };
      const response = await fetch(`${this.#api}/attachments/${id}/content`, { headers });
      if (response.status === 200) return new Uint8Array(await response.arrayBuffer());
      return `answered ${response.status} ${await response.text()}`;
    } catch (error) {
      return String(error);
    }
  }

  #tell(type: string, outcome: Outcome, mayBeGone = false): Outcome {
    const { kind } = outcome;
    this.#report.count(`answer ${kind === 'refused' ? `${outcome.status} ${outcome.code}` : kind}`);
    if (kind !== 'refused') return outcome;
    const { status, code } = outcome;
    if (code === 'invalid_token') this.#secret = null;
    const isKnown = expected.some((known) => known === code && errorCodes[known].status === status);
    const isGone = mayBeGone && status === 404 && code === 'not_found';
    if (!isKnown && !isGone) this.#report.violation(`${type} was answered ${status} ${code}`);
    return outcome;
  }

  async #send(path: string, init: SentInit, options: PostOptions): Promise<Outcome> {
    const startedAt = performance.now();
    const leave = AbortSignal.timeout(longestMs);
    const hangUp = new AbortController();
    try {
      const session = await this.#session();
      const headers = { authorization: `Bearer ${session}`, ...init.headers };
      const signal = AbortSignal.any([leave, hangUp.signal]);
      const response = await fetch(this.#api + path, { ...init, headers, signal });
      return await this.#read(response, options, hangUp);
    } catch (error) {
      if (error instanceof Refusal) return error.outcome;
      if (leave.aborted)
        this.#report.violation(`An answer hung for ${Math.round(performance.now() - startedAt)} ms`);
      return { kind: 'broken' };
    }
  }

  async #read(response: Response, options: PostOptions, hangUp: AbortController): Promise<Outcome> {
    const type = response.headers.get('content-type') ?? '';
    if (response.status !== 200) return refusalOf(response.status, await response.text());
    if (!type.startsWith('text/event-stream')) return { kind: 'document', body: await response.json() };
    let count = 0;
    for await (const { event, id } of framesOf(response, options.slowMs ?? 0)) {
      options.onEvent?.(event, id);
      count += 1;
      if (count === options.leaveAfter) {
        hangUp.abort();
        return { kind: 'broken' };
      }
    }
    return { kind: 'stream' };
  }

  async #session(): Promise<string> {
    if (this.#secret !== null) return this.#secret;
    const token = await userToken({ sub: this.#subject, exp: Math.floor(Date.now() / 1_000) + 36_000 });
    const response = await fetch(`${this.#api}/session`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(30_000),
    });
    if (response.status !== 201) throw new Refusal(refusalOf(response.status, await response.text()));
    const body: { client_secret: string } = await response.json();
    this.#secret = body.client_secret;
    return this.#secret;
  }
}

type SentInit = Omit<RequestInit, 'headers'> & { readonly headers: Readonly<Record<string, string>> };

class Refusal extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super('refused');
    this.outcome = outcome;
  }
}

function refusalOf(status: number, text: string): Outcome {
  const code = /^\{"error":\{"code":"(\w+)"/u.exec(text)?.[1] ?? `(uncoded) ${text.slice(0, 80)}`;
  return { kind: 'refused', status, code };
}

interface Frame {
  readonly event: ThreadStreamEvent;
  readonly id: string | undefined;
}

async function* framesOf({ body }: Response, slowMs: number): AsyncGenerator<Frame> {
  if (!body) return;
  let rest = '';
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    const frames = (rest + piece).split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      const found = /^(?:id: (?<id>\S+)\n)?data: (?<data>.*)$/su.exec(frame)?.groups;
      if (found) yield { id: found['id'], event: JSON.parse(found['data'] ?? '') };
    }
    if (slowMs > 0) await new Promise((resolve) => setTimeout(resolve, slowMs));
  }
}
