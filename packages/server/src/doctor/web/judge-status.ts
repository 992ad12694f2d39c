import type { FindingCode } from '../findings/findings.ts';
import { plain } from '../plain.ts';
import type { Details } from '../report.ts';
import type { Reply } from './ask.ts';

/** What is wrong with an answer. */
export interface Fault extends Details {
  readonly code: FindingCode;
}

const byStatus: Readonly<Record<number, FindingCode>> = {
  403: 'forbidden',
  404: 'not_found',
  405: 'method_refused',
  429: 'rate_limited',
};

/** What the status and the kind of an answer say; `null` when it may be what was asked for. */
export function judgeStatus(reply: Reply, signedIn: boolean): Fault | null {
  const { status, type } = reply;
  if (status < 300) return type === 'text/html' ? { code: 'html_answer' } : null;
  if (status < 400) return redirect(reply);
  if (status === 401) return { code: signedIn ? 'token_refused' : 'not_signed_in' };
  if (status >= 500) return failed(reply);
  const code = byStatus[status];
  return code
    ? { code }
    : { code: 'request_refused', message: `A request as the protocol has it was refused (${status}).` };
}

/** A server's own 503 is JSON with most; a proxy's is a page. */
function failed({ status, type }: Reply): Fault {
  return status > 501 && status < 505 && type !== 'application/json'
    ? { code: 'gateway_error', message: `A proxy answers ${status}.` }
    : { code: 'server_error', message: `The server failed (${status}).` };
}

function redirect({ status, headers }: Reply): Fault {
  const location = headers.get('location') ?? '';
  const [target = ''] = location.split(/[?#]/u); // what follows can be secret
  const message = `It leads to ${target === '' ? 'nowhere' : plain(target, 120)} (${status}); a chat does not follow.`;
  return { code: 'redirects', message };
}
