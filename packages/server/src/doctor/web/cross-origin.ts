import type { Visit } from '../visit.ts';
import { ask, placeOf, type Reply } from './ask.ts';

/** An origin that nobody has (RFC 2606), and so nobody lists. */
const stranger = 'https://doctor.invalid';

/** Asks as a browser does before it lets a page of another origin post. Rejects with a `NoAnswer`. */
export async function checkCrossOrigin(visit: Visit, url: URL): Promise<void> {
  const { report, origin } = visit;
  const where = placeOf('OPTIONS', url);
  const strange = await preflight(visit, { url, origin: stranger });
  const allowed = strange.headers.get('access-control-allow-origin');
  if (allowed === stranger && strange.headers.get('access-control-allow-credentials') === 'true')
    report.add('cors_reflects', where);
  if (origin === undefined || origin === url.origin) return;
  const reply = await preflight(visit, { url, origin });
  if (reply.status < 200 || reply.status > 299) {
    report.add('cors_preflight', where, { message: `The preflight request is answered ${reply.status}.` });
    return;
  }
  if (!letsIn(reply, origin)) {
    report.add('cors_origin', where, { message: `Pages of ${origin} are not let in.` });
    return;
  }
  const missing = wanted(visit).filter((name) => !mayBeSent(reply, name));
  if (missing.length === 0) report.well(`lets pages of ${origin} in`);
  else report.add('cors_headers', where, { message: `The browser may not send ${missing.join(', ')}.` });
}

/** The answer itself needs the header, too, or the page may not read it. */
export function checkReadable({ report, origin }: Visit, reply: Reply): void {
  if (origin === undefined || origin === reply.url.origin) return;
  const place = reply.url.origin + reply.url.pathname;
  const isTold = report.findings.some(({ code, where }) => code.startsWith('cors_') && where.endsWith(place));
  if (letsIn(reply, origin) || isTold) return;
  report.add('cors_origin', reply.where, {
    message: `The answer (${reply.status}) does not let pages of ${origin} read it.`,
  });
}

async function preflight(visit: Visit, { url, origin }: { url: URL; origin: string }): Promise<Reply> {
  const reply = await ask(
    {
      method: 'OPTIONS',
      url,
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': wanted(visit).join(','),
      },
    },
    visit.timeoutMs,
  );
  reply.leave();
  return reply;
}

function wanted({ headers }: Visit): string[] {
  const own = Object.keys(headers).map((name) => name.toLowerCase());
  return ['content-type', ...own.filter((name) => name !== 'cookie')];
}

function letsIn({ headers }: Reply, origin: string): boolean {
  const allowed = headers.get('access-control-allow-origin');
  return allowed === origin || allowed === '*';
}

/** A star stands for all but `Authorization`. */
function mayBeSent({ headers }: Reply, name: string): boolean {
  const listed = (headers.get('access-control-allow-headers') ?? '').toLowerCase().split(/\s*,\s*/u);
  return listed.includes(name) || (listed.includes('*') && name !== 'authorization');
}
