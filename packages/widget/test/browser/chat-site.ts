import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '@chatdock/testing';
import { readField } from '../../src/session/read-field.ts';
import { fakeJwt } from '../unit/session/fake-jwt.ts';

const embedFolder = new URL('../../dist/embed/', import.meta.url);

export interface SiteRequest {
  method: string;
  path: string;
  bearer: string | null;
  body: string;
  origin: string | null;
  /** What the request says in `Chatdock-Visitor`. */
  visitor: string | null;
}

/** What a stand-in route answers; `'hang up'` closes the connection without an answer. */
export type Answer = { status: number; body?: unknown; headers?: Record<string, string> } | 'hang up';

/**
 * A web site with the built widget and a stand-in for the chat server's routes, scriptable by its fields. Everything
 * that was asked of it is in `requests`.
 */
export class ChatSite {
  readonly requests: SiteRequest[] = [];
  readonly pages = new Map<string, { html: string; headers: Record<string, string> }>();
  /** Who is signed in on the page; `null`: nobody. */
  user: string | null = 'ann';
  /** Whether people without a token may chat. */
  takesVisitors = false;
  /** What proves visitors at the moment. */
  readonly visitors = new Set<string>();
  /** How long a client secret lasts, in seconds. */
  lifetime = 600;
  /** Origins that may call the API. */
  allowedOrigins: string[] = [];
  /** Replace an answer; `null` leaves it to the default. */
  onToken: () => Answer | null = () => null;
  onSession: (request: SiteRequest) => Answer | null = () => null;
  onChat: (request: SiteRequest) => Answer | null = () => null;
  /** Client secrets that are good at the moment. */
  readonly secrets = new Set<string>();
  /** Every token and secret that was ever given out. */
  readonly issued: string[] = [];

  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #origin = '';

  static async open(): Promise<ChatSite> {
    const site = new ChatSite();
    site.#origin = await listen(site.#server);
    return site;
  }

  get origin(): string {
    return this.#origin;
  }

  /** Puts a page at a path and returns its address. */
  page(path: string, body: string, headers: Record<string, string> = {}): string {
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head><body>${body}</body></html>`;
    this.pages.set(path, { html, headers });
    return this.#origin + path;
  }

  /** The `integrity` of a built file, as the build's manifest has it. */
  integrityOf(name: string): string {
    const manifest: unknown = JSON.parse(readFileSync(new URL('manifest.json', embedFolder), 'utf8'));
    return String(readField(readField(readField(manifest, 'files'), name), 'integrity'));
  }

  /** What was asked of one route, say `POST /chat/session`. */
  asked(route: string): SiteRequest[] {
    return this.requests.filter(({ method, path }) => `${method} ${path}` === route);
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => void this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request).catch(() => null);
    if (body === null) return; // who asks is gone
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    const seen = siteRequest(request, body);
    this.requests.push(seen);
    const cors = this.#cors(seen.origin);
    if (seen.method === 'OPTIONS') return this.#send(response, { status: 204, headers: cors });
    const answer = this.#answer(path, seen);
    if (answer === 'hang up') response.destroy();
    else this.#send(response, { ...answer, headers: { ...cors, ...answer.headers } });
  }

  #answer(path: string, request: SiteRequest): Answer {
    const page = this.pages.get(path);
    if (page)
      return { status: 200, body: page.html, headers: { 'content-type': 'text/html', ...page.headers } };
    if (path === '/token') return this.onToken() ?? this.#token();
    if (path === '/chat/session') return this.onSession(request) ?? this.#session(request);
    if (path === '/chat') return this.onChat(request) ?? this.#chat(request);
    return file(path) ?? { status: 404, body: 'nothing here' };
  }

  #token(): Answer {
    if (this.user === null) return { status: 401, body: {} };
    const token = fakeJwt({ iss: this.#origin, sub: this.user, jti: String(this.issued.length) });
    this.issued.push(token);
    return { status: 200, body: { token } };
  }

  #session({ method, bearer }: SiteRequest): Answer {
    if (method === 'DELETE') return { status: this.secrets.delete(bearer ?? '') ? 204 : 401 };
    const visitor = this.takesVisitors ? this.#visitor(bearer) : null;
    if (visitor === null && (bearer === null || !this.issued.includes(bearer))) {
      return { status: 401, body: {} };
    }
    const secret = `cs_secret${this.issued.length}`;
    this.issued.push(secret);
    this.secrets.add(secret);
    const expiresAt = Math.floor(Date.now() / 1000) + this.lifetime;
    const body = { client_secret: secret, expires_at: expiresAt, ...(visitor !== null && { visitor }) };
    return { status: 201, body };
  }

  /** The visitor who asks, or a new one; `null` for whoever comes with another proof. */
  #visitor(bearer: string | null): string | null {
    if (bearer !== null) return this.visitors.has(bearer) ? bearer : null;
    const visitor = `cv_${fakeJwt({ iss: 'chatdock:visitor', sub: `visitor${this.visitors.size}` })}`;
    this.visitors.add(visitor);
    return visitor;
  }

  #chat({ bearer }: SiteRequest): Answer {
    return this.secrets.has(bearer ?? '') ? { status: 200, body: { ok: true } } : { status: 401, body: {} };
  }

  #cors(origin: string | null): Record<string, string> {
    if (origin === null || !this.allowedOrigins.includes(origin)) return {};
    return {
      'access-control-allow-origin': origin,
      'access-control-allow-headers': 'authorization, content-type, chatdock-visitor',
      'access-control-allow-methods': 'GET, POST, DELETE',
      'access-control-allow-credentials': 'true',
    };
  }

  #send(response: ServerResponse, { status, body, headers }: Exclude<Answer, 'hang up'>): void {
    const raw = typeof body === 'string' || Buffer.isBuffer(body);
    response.writeHead(status, { ...(!raw && { 'content-type': 'application/json' }), ...headers });
    if (body === undefined) response.end();
    else response.end(raw ? body : JSON.stringify(body));
  }
}

function siteRequest({ method, url, headers }: IncomingMessage, body: string): SiteRequest {
  return {
    method: method ?? '',
    path: url ?? '',
    bearer: headers.authorization?.replace('Bearer ', '') ?? null,
    body,
    origin: headers.origin ?? null,
    visitor: String(headers['chatdock-visitor'] ?? '') || null,
  };
}

function file(path: string): Answer | null {
  const name = /^\/chat\/(?:widget\/)?([\w.-]+\.js)$/.exec(path)?.[1];
  // A loader of a certain version, as servers name it.
  if (name?.startsWith('embed-')) return file('/chat/embed.js');
  const url = name ? new URL(name, embedFolder) : new URL(`.${path}`, import.meta.url);
  if (!path.endsWith('.js') || !existsSync(url)) return null;
  return {
    status: 200,
    body: readFileSync(url),
    headers: {
      'content-type': 'text/javascript',
      'access-control-allow-origin': '*', // modules are always fetched with CORS
      'cross-origin-resource-policy': 'cross-origin',
    },
  };
}
