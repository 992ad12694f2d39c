import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { freePort } from '@chatdock/testing/postgres';
import type { ChatPage } from './contestants.ts';

const built = new URL('../../packages/widget/dist/embed/', import.meta.url);

/** What was asked for since the last look, beside the page itself. */
export interface Traffic {
  requests: number;
  /** Bytes of their bodies, as sent. */
  bytes: number;
}

/** One server for all of the pages; everything that it says is compressed by gzip, and a session is there at once. */
export class Site {
  readonly #pages: readonly ChatPage[];
  readonly #modules: ReadonlyMap<string, Buffer>;
  readonly #server: Server = createServer((request, response) => this.#answer(request, response));
  #traffic: Traffic = { requests: 0, bytes: 0 };
  #origin = '';

  constructor(pages: readonly ChatPage[]) {
    this.#pages = pages;
    this.#modules = new Map(
      pages.map(({ module = '' }, index) => [`/${index}.js`, gzipSync(module, { level: 9 })]),
    );
  }

  async open(): Promise<void> {
    const port = await freePort();
    await new Promise<void>((resolve) => void this.#server.listen(port, '127.0.0.1', resolve));
    this.#origin = `http://127.0.0.1:${port}`;
  }

  address(page: ChatPage): string {
    return `${this.#origin}/page/${this.#pages.indexOf(page)}`;
  }

  /** What was asked since the last call. */
  takeTraffic(): Traffic {
    const traffic = this.#traffic;
    this.#traffic = { requests: 0, bytes: 0 };
    return traffic;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer({ url = '/' }: IncomingMessage, response: ServerResponse): void {
    if (url.startsWith('/page/')) return send(response, 'text/html', gzipSync(this.#html(url)));
    if (url === '/favicon.ico') return void response.writeHead(204).end();
    const body = this.#script(url);
    this.#traffic.requests += 1;
    this.#traffic.bytes += body?.length ?? 0;
    if (body) return send(response, 'text/javascript', body);
    const expires = Math.floor(Date.now() / 1000) + 600;
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ client_secret: 'cs_bench', expires_at: expires }));
  }

  #html(url: string): string {
    const index = Number(url.slice('/page/'.length));
    const page = this.#pages[index];
    const script = page?.module ? `<script type="module" src="/${index}.js"></script>` : '';
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${script}</head><body><h1>Shop</h1>${page?.body}</body></html>`;
  }

  #script(url: string): Buffer | null {
    const name = /^\/chatkit\/(?:widget\/)?([\w.-]+\.js)$/.exec(url)?.[1];
    const file = new URL(`${name}.gz`, built);
    return name && existsSync(file) ? readFileSync(file) : (this.#modules.get(url) ?? null);
  }
}

function send(response: ServerResponse, type: string, body: Buffer): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-encoding': 'gzip' });
  response.end(body);
}
