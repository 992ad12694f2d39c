import { hostedEnd } from '../hosted-end.ts';
import { accept } from '../endpoint/endpoint.ts';
import { isApiKey } from './secrets.ts';
import { ask, placeOf, type Reply } from '../web/ask.ts';
import { checkCrossOrigin, checkReadable } from '../web/cross-origin.ts';
import { isObject, parseJson } from '../web/parse-json.ts';
import { documentLimits, readText } from '../web/read-body.ts';
import { isSignedIn, type Visit } from '../visit.ts';

/** Opens two sessions as a page would, and says what is wrong. Gives a client secret; `null` when there is none. Rejects with a `NoAnswer`. */
export async function checkSession(visit: Visit, url: URL): Promise<string | null> {
  const { report } = visit;
  visit.progress(`Asking ${placeOf('POST', url)} for a session…`);
  await checkCrossOrigin(visit, url);
  const first = await openSession(visit, url);
  if (!accept(visit, first)) return null;
  const body = await bodyOf(visit, first);
  const secret = secretOf(visit, body, first.where);
  if (secret === null) return null;
  const before = report.findings.length;
  judgeExpiry(visit, body, first.where);
  judgeCaching(visit, first);
  if (secret.startsWith('ek_')) report.add('workflow_ends', first.where, hostedEnd(visit.now()));
  const isVisitors = isObject(body) && 'visitor' in body;
  if (!isSignedIn(visit) && !isVisitors) report.add('session_for_everyone', first.where);
  const again = await openSession(visit, url);
  const second = await bodyOf(visit, again);
  if (isObject(second) && second['client_secret'] === secret) report.add('session_repeated', first.where);
  if (report.findings.length === before) report.well('opens sessions');
  return secret;
}

async function openSession(visit: Visit, url: URL): Promise<Reply> {
  const { headers, origin, timeoutMs } = visit;
  const sent = { accept: 'application/json', ...(origin !== undefined && { origin }), ...headers };
  const reply = await ask({ method: 'POST', url, headers: sent, body: {} }, timeoutMs);
  checkReadable(visit, reply);
  return reply;
}

async function bodyOf({ timeoutMs }: Visit, reply: Reply): Promise<unknown> {
  return parseJson((await readText(reply, documentLimits(timeoutMs))).text);
}

function secretOf({ report }: Visit, body: unknown, where: string): string | null {
  if (!isObject(body)) {
    const message = 'The session route answers no JSON object.';
    report.add('session_shape', where, { message });
    return null;
  }
  const { client_secret: secret } = body;
  const key = Object.entries(body).find(([, value]) => typeof value === 'string' && isApiKey(value));
  if (key) {
    report.add('api_key_handed_out', where);
    return null;
  }
  if (typeof secret === 'string' && secret !== '') return secret;
  report.add('session_shape', where, {
    message: `The answer has no client_secret as a text${hintOf(body)}.`,
  });
  return null;
}

function hintOf(body: Readonly<Record<string, unknown>>): string {
  if (isObject(body['client_secret'])) return '; it is an object: answer with the text in it';
  const other = ['clientSecret', 'secret', 'token', 'value', 'id'].find(
    (name) => typeof body[name] === 'string',
  );
  return other === undefined ? '' : `; there is "${other}"`;
}

function judgeExpiry({ report, now }: Visit, body: unknown, where: string): void {
  const expiry = isObject(body) ? body['expires_at'] : undefined;
  if (expiry === undefined || expiry === null) return;
  if (typeof expiry !== 'number' || expiry > 1e11) {
    report.add('session_shape', where, { message: 'expires_at is not a number of seconds since 1970.' });
  } else if (expiry * 1000 <= now().getTime()) report.add('session_expired', where);
}

/** What answers a POST is not cached unless it says so. */
function judgeCaching({ report }: Visit, { headers, where }: Reply): void {
  const control = headers.get('cache-control') ?? '';
  if (/\bpublic\b|s-maxage|max-age=[1-9]/iu.test(control) && !/no-store/iu.test(control))
    report.add('session_cacheable', where, {
      message: `The answer with the secret says Cache-Control: ${control.slice(0, 60)}.`,
    });
}
