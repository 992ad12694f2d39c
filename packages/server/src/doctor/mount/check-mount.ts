import { ask, placeOf, type Reply } from '../web/ask.ts';
import { isObject, parseJson } from '../web/parse-json.ts';
import { documentLimits, readText } from '../web/read-body.ts';
import type { Visit } from '../visit.ts';

/** A part of the mount point. */
export function partOf(mount: URL, path: string): URL {
  const url = new URL(mount);
  url.pathname = `${mount.pathname.replace(/\/+$/u, '')}${path}`;
  url.search = '';
  return url;
}

/**
 * Whether Chatdock answers there: by its health route, or by how it refuses a stranger where a proxy passes on only a part.
 * Rejects with a `NoAnswer`.
 */
export async function isChatdock(visit: Visit, mount: URL): Promise<boolean> {
  const health = await read(visit, await get(visit, partOf(mount, '/healthz')));
  if (isObject(health) && health['status'] === 'ok') return true;
  const body = { type: 'threads.list', params: {} };
  const refusal = await read(visit, await ask({ method: 'POST', url: mount, body }, visit.timeoutMs));
  const error = isObject(refusal) ? refusal['error'] : undefined;
  return isObject(error) && error['code'] === 'missing_token';
}

/** Looks at each route of a mounted chat that needs no session. Rejects with a `NoAnswer`. */
export async function checkMount(visit: Visit, mount: URL): Promise<void> {
  const { report } = visit;
  visit.progress(`Looking at the parts of Chatdock at ${placeOf('', mount).trim()}…`);
  const before = report.findings.length;
  await checkPart(visit, partOf(mount, '/healthz'), ['application/json']);
  await checkReady(visit, partOf(mount, '/readyz'));
  await checkPart(visit, partOf(mount, '/embed.js'), ['text/javascript', 'application/javascript']);
  await checkStranger(visit, partOf(mount, '/session'));
  if (report.findings.length === before) report.well('is Chatdock, healthy, with all its parts');
}

async function checkPart(visit: Visit, url: URL, types: readonly string[]): Promise<void> {
  const reply = await get(visit, url);
  reply.leave();
  if (reply.status !== 200 || !types.includes(reply.type)) missing(visit, reply);
}

function missing({ report }: Visit, { where, status, type }: Reply): void {
  report.add('mount_part_missing', where, {
    message: `It is answered ${status}${type === '' ? '' : `, as ${type}`}.`,
  });
}

async function checkReady(visit: Visit, url: URL): Promise<void> {
  const reply = await get(visit, url);
  reply.leave();
  if (reply.status === 503) visit.report.add('not_ready', reply.where);
  else if (reply.status !== 200) missing(visit, reply);
}

/** Who is not signed in is refused with a challenge, or let in as a visitor. */
async function checkStranger(visit: Visit, url: URL): Promise<void> {
  const reply = await ask({ method: 'POST', url, body: {} }, visit.timeoutMs);
  reply.leave();
  if (reply.status === 401) {
    if (!reply.headers.has('www-authenticate')) visit.report.add('challenge_missing', reply.where);
  } else if (reply.status !== 201 && reply.status !== 429) missing(visit, reply);
}

function get({ timeoutMs }: Visit, url: URL): Promise<Reply> {
  return ask({ method: 'GET', url }, timeoutMs);
}

async function read({ timeoutMs }: Visit, reply: Reply): Promise<unknown> {
  return parseJson((await readText(reply, documentLimits(timeoutMs))).text);
}
