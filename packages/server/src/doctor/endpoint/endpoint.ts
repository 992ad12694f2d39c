import { checkReadable } from '../web/cross-origin.ts';
import { ask, type Reply } from '../web/ask.ts';
import { judgeStatus, type Fault } from '../web/judge-status.ts';
import { parseJson } from '../web/parse-json.ts';
import { documentLimits, readText } from '../web/read-body.ts';
import { isSignedIn, type Visit } from '../visit.ts';

/** A ChatKit endpoint, and how to ask it. */
export interface Endpoint {
  readonly url: URL;
  readonly visit: Visit;
}

/** Posts a request of the protocol. Rejects with a `NoAnswer`. */
export async function post({ url, visit }: Endpoint, body: object): Promise<Reply> {
  const { headers, origin, timeoutMs } = visit;
  // Browsers offer these, and what comes back compressed is worth knowing.
  const usual = { accept: 'application/json, text/event-stream', 'accept-encoding': 'gzip, deflate, br' };
  const reply = await ask(
    { method: 'POST', url, body, headers: { ...usual, ...(origin !== undefined && { origin }), ...headers } },
    timeoutMs,
  );
  checkReadable(visit, reply);
  return reply;
}

/** Says what is wrong with the head of an answer; true when the body is worth reading. */
export function accept(visit: Visit, reply: Reply, fault: Fault | null = null): boolean {
  const found = judgeStatus(reply, isSignedIn(visit)) ?? fault;
  if (!found) return true;
  visit.report.add(found.code, reply.where, found);
  reply.leave();
  return false;
}

/** Asks for what is answered with one JSON document; `undefined` after having said what is wrong. Rejects with a `NoAnswer`. */
export async function askJson(endpoint: Endpoint, body: object): Promise<unknown> {
  const { visit } = endpoint;
  const answer = await post(endpoint, body);
  const name = 'type' in body ? String(body.type) : '';
  const reply = { ...answer, where: `${answer.where} (${name})` };
  if (!accept(visit, reply, typeFault(reply))) return undefined;
  const { text, end } = await readText(reply, documentLimits(visit.timeoutMs));
  const value = parseJson(text);
  if (value !== undefined) return value;
  if (end === 'endless') visit.report.add('answer_too_long', reply.where);
  else if (end === 'silent') visit.report.add('hangs', reply.where);
  else if (end === 'broken') visit.report.add('connection_broken', reply.where);
  else visit.report.add('not_json', reply.where);
  return undefined;
}

function typeFault({ type }: Reply): Fault | null {
  if (type === 'text/event-stream') return { code: 'stream_for_json' };
  if (type === 'application/json') return null;
  return { code: 'content_type', message: `The Content-Type is ${named(type)}, not application/json.` };
}

/** The head of what is answered with a stream. */
export function streamFault({ type }: Reply): Fault | null {
  if (type === 'text/event-stream') return null;
  if (type === 'application/json') return { code: 'json_for_stream' };
  return { code: 'content_type', message: `The Content-Type is ${named(type)}, not text/event-stream.` };
}

function named(type: string): string {
  return type === '' ? 'missing' : type.slice(0, 60);
}
