import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Chatdock } from '../../chatdock.ts';
import type { Logger } from '../../chat/ports.ts';
import { errorFields } from '../../error-fields.ts';
import type { Developer } from '../dev-mode.ts';
import { sayNothingHere } from '../mount.ts';
import type { WayIn } from '../ways-in.ts';
import { isFromThisMachine } from './is-from-this-machine.ts';
import { playgroundPage } from './playground-page.ts';

export interface PlaygroundOptions {
  readonly chat: Pick<Chatdock, 'embed' | 'model' | 'prompts'>;
  readonly ways: readonly WayIn[];
  /** `null`: everyone brings a token of their own. */
  readonly developer: Developer | null;
  readonly logger: Logger;
}

/** Nothing but the server's own files, no inline script or style, no HTML from strings. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const types = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

type Page = (request: IncomingMessage) => Promise<{ type: keyof typeof types; body: string } | null>;

function file(name: string, type: keyof typeof types): Page {
  const body = readFileSync(new URL(name, import.meta.url), 'utf8');
  return async () => ({ type, body });
}

/** A page to try the chat on, and what it is made of. It holds no secret, and nothing in it depends on who asks. */
export function playground(
  options: PlaygroundOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { developer, logger } = options;
  const pages: Readonly<Record<string, Page>> = {
    'GET /': async () => ({ type: 'html', body: await playgroundPage(options) }),
    'GET /playground.css': file('public/playground.css', 'css'),
    'GET /playground.js': file('public/playground.js', 'js'),
    'POST /playground/token': async (request) => {
      if (!developer || !isFromThisMachine(request)) return null;
      return { type: 'json', body: JSON.stringify({ token: await developer.token() }) };
    },
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const key = `${method} ${path}`;
    const page = Object.hasOwn(pages, key) ? await pages[key]?.(request) : undefined;
    if (!page) {
      const isOther = ['GET', 'POST'].some((other) => Object.hasOwn(pages, `${other} ${path}`));
      sayNothingHere(response, isOther && page === undefined ? 405 : 404);
      return;
    }
    response.writeHead(200, {
      'content-type': types[page.type],
      'content-length': Buffer.byteLength(page.body),
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    response.end(request.method === 'HEAD' ? undefined : page.body);
  };
  return (request, response) =>
    void answer(request, response).catch((error: unknown) => {
      logger.error(errorFields(error), 'the playground could not be shown');
      response.destroy();
    });
}
