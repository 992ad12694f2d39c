import type { page } from '../../../src/doctor/findings/page.ts';
import type { Visit } from '../../../src/doctor/visit.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a path is answered with. */
export type Route = (response: ServerResponse, request: IncomingMessage) => unknown;

/** A site that makes a mistake, by path; what is examined of it; and what the doctor has to say. */
export interface BrokenSite {
  readonly routes: Record<string, Route>;
  readonly says: RegExp;
  readonly path?: string;
  readonly asked?: Partial<Visit>;
  /** What goes along with it by its nature. */
  readonly alongside?: readonly string[];
}

export function html(body: string, headers: Record<string, string> = {}): Route {
  return (response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
}

export function script(text: string): Route {
  return (response) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(text);
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Route {
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

let count = 0;
const fresh: Route = (response, request) =>
  json({ client_secret: `secret-${(count += 1)}` })(response, request);
const signedIn: Partial<Visit> = { headers: { cookie: 'session=1' } };
const bundle = '<openai-chatkit></openai-chatkit><script src="/app.js"></script>';
const app = "import('chatkit.js'); document.querySelector('openai-chatkit');";

/** A page of another's UI that asks `/api/chatkit/session`. */
function hosted(session: Route): Record<string, Route> {
  const asks = `${app} fetch("/api/chatkit/session", { method: "POST" });`;
  return { '/': html(bundle), '/app.js': script(asks), '/api/chatkit/session': session };
}

/** Chatdock, as far as a stranger sees of it. */
export const mounted: Record<string, Route> = {
  '/chat/healthz': json({ status: 'ok' }),
  '/chat/readyz': json({ status: 'ready' }),
  '/chat/embed.js': script('customElements.define("chat-dock", X)'),
  '/chat/session': json({ error: { code: 'missing_token', message: 'x' } }, 401, {
    'www-authenticate': 'Bearer',
  }),
  '/chat': json({ error: { code: 'missing_token', message: 'x' } }, 401),
};
const refused = ['not_signed_in'];

function mountedBut(routes: Record<string, Route>): Record<string, Route> {
  return { ...mounted, ...routes };
}

/** What can be seen only of a page on another host than this machine is in `pages.test.ts`. */
type Seen = Exclude<keyof typeof page, 'mixed_content' | 'domain_key_missing' | 'domain_key_placeholder'>;

export const brokenSites: Record<Seen, BrokenSite> = {
  page_without_chat: { routes: { '/': html('<h1>Hello</h1>') }, says: /no chat/u },
  element_without_script: { routes: { '/': html('<openai-chatkit></openai-chatkit>') }, says: /no script/u },
  script_not_found: {
    routes: mountedBut({ '/': html('<script src="/chat/embed-0123456789abcdef.js" defer></script>') }),
    says: /does not come \(404/u,
    asked: { message: null },
  },
  secret_in_page: {
    routes: { '/': html(bundle), '/app.js': script(`${app}\nconst key = "sk-${'hunter2'.repeat(5)}";`) },
    says: /API key \(sk-…\)/u,
  },
  token_in_page: {
    routes: {
      '/': html(
        `<div data-token="eyJ${'hunter2'.repeat(3)}.eyJ${'hunter2'.repeat(3)}.${'x'.repeat(20)}">${bundle}`,
      ),
      '/app.js': script(app),
    },
    says: /JWT/u,
  },
  policy_blocks: {
    routes: {
      '/': html('<script src="https://cdn.platform.openai.com/deployments/chatkit/chatkit.js"></script>', {
        'content-security-policy': "default-src 'self'; frame-src https://*.openai.com",
      }),
    },
    says: /^default-src of the Content-Security-Policy blocks https:\/\/cdn\.platform\.openai\.com\/deployments/u,
  },
  session_shape: { routes: hosted(json({ clientSecret: 'ek_hunter2' })), says: /there is "clientSecret"/u },
  session_for_everyone: { routes: hosted(fresh), says: /without a sign-in/u },
  api_key_handed_out: { routes: hosted(json({ client_secret: 'sk-hunter2' })), says: /an API key/u },
  session_expired: {
    routes: hosted((response, request) =>
      json({ client_secret: `s-${(count += 1)}`, expires_at: 1_700_000_000 })(response, request),
    ),
    says: /over already/u,
    asked: signedIn,
  },
  session_repeated: { routes: hosted(json({ client_secret: 'always' })), says: /twice/u, asked: signedIn },
  session_cacheable: {
    routes: hosted((response, request) =>
      json({ client_secret: `s-${(count += 1)}` }, 200, { 'cache-control': 'public, max-age=60' })(
        response,
        request,
      ),
    ),
    says: /max-age=60/u,
    asked: signedIn,
  },
  mount_part_missing: {
    routes: mountedBut({ '/chat/embed.js': json({}, 404) }),
    path: '/chat',
    says: /404/u,
    alongside: refused,
  },
  not_ready: {
    routes: mountedBut({ '/chat/readyz': json({}, 503) }),
    path: '/chat',
    says: /cannot work/u,
    alongside: refused,
  },
  challenge_missing: {
    routes: mountedBut({ '/chat/session': json({ detail: 'no' }, 401) }),
    path: '/chat',
    says: /WWW-Authenticate/u,
    alongside: refused,
  },
};
