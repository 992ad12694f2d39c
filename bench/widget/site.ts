import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text as wholeText } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { freePort } from '@chatdock/testing/postgres';
import type { ChatPage } from './contestants.ts';
import { wires, type Wire } from './wires.ts';

const built = new URL('../../packages/widget/dist/embed/', import.meta.url);

/** Something that was asked for, and the bytes of its body, as sent. */
export interface Sent {
  path: string;
  bytes: number;
}

/** What a message is answered with, and how fast. */
export interface StreamedAnswer {
  pieces: readonly string[];
  /** Milliseconds from one to the next. */
  every: number;
  /** What goes on after it: the root of a widget. */
  widget?: object;
}

/** One server for all of the pages; everything that it says is compressed by gzip, and a session is there at once. */
export class Site {
  readonly #pages: readonly ChatPage[];
  readonly #files: ReadonlyMap<string, Buffer>;
  readonly #answer: StreamedAnswer;
  readonly #server: Server = createServer((request, response) => void this.#serve(request, response));
  #sent: Sent[] = [];
  #origin = '';
  #answered = 0;
  #lastAsked = 0;

  constructor(pages: readonly ChatPage[], answer: StreamedAnswer = { pieces: [], every: 0 }) {
    this.#pages = pages;
    this.#answer = answer;
    this.#files = new Map(
      pages.flatMap(({ files }, index) =>
        files.map(({ name, text }) => [`/${index}/${name}`, gzipSync(text, { level: 9 })] as const),
      ),
    );
  }

  async open(): Promise<void> {
    const port = await freePort();
    await new Promise<void>((resolve) => void this.#server.listen(port, '127.0.0.1', resolve));
    this.#origin = `http://127.0.0.1:${port}`;
  }

  address(page: ChatPage): string {
    return `${this.#origin}/${this.#pages.indexOf(page)}/`;
  }

  /** What was asked for since the last call, beside the page itself. */
  takeSent(): Sent[] {
    const sent = this.#sent;
    this.#sent = [];
    return sent;
  }

  /** How many answers have been sent to their end. */
  get answered(): number {
    return this.#answered;
  }

  /** Resolves when nothing has been asked for half a second. Playwright's `networkidle` waits for good beside some workers. */
  async rest(): Promise<void> {
    while (performance.now() - this.#lastAsked < 500) await sleep(50);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '/'] = (request.url ?? '/').split('?');
    this.#lastAsked = performance.now();
    if (path === '/favicon.ico') return void response.writeHead(204).end();
    if (/^\/\d+\/$/.test(path)) return send(response, 'text/html', gzipSync(this.#html(path)));
    const file = this.#file(path);
    this.#sent.push({ path, bytes: file?.length ?? 0 });
    if (file) return send(response, path.endsWith('.css') ? 'text/css' : 'text/javascript', file);
    await this.#reply(path, await wholeText(request), response);
  }

  async #reply(path: string, said: string, response: ServerResponse): Promise<void> {
    const wire = wires[path];
    if (wire && !isHousekeeping(said)) return this.#say(response, wire);
    const expires = Math.floor(Date.now() / 1000) + 600;
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ client_secret: 'cs_bench', expires_at: expires, data: [] }));
  }

  async #say(response: ServerResponse, { type, begin, piece, end }: Wire): Promise<void> {
    const { pieces, every, widget } = this.#answer;
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
    for (const words of begin) response.write(words);
    for (const words of pieces) {
      response.write(piece(words));
      await sleep(every);
    }
    response.end(end(pieces.join(''), widget).join(''));
    this.#answered += 1;
  }

  #html(path: string): string {
    const page = this.#pages[Number(path.slice(1, -1))];
    const [first, ...others] = page?.files.filter(({ isLoadedByBody }) => !isLoadedByBody) ?? [];
    const styles = others.filter(({ name }) => name.endsWith('.css'));
    const head = [
      ...styles.map(({ name }) => `<link rel="stylesheet" href="${name}">`),
      ...(first ? [`<script type="module" src="${first.name}"></script>`] : []),
    ].join('');
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${head}</head><body><h1>Shop</h1>${page?.body}</body></html>`;
  }

  #file(path: string): Buffer | null {
    const name = /^\/chatkit\/(?:widget\/)?([\w.-]+\.js)$/.exec(path)?.[1];
    const file = new URL(`${name}.gz`, built);
    return name && existsSync(file) ? readFileSync(file) : (this.#files.get(path) ?? null);
  }
}

/** Whether a UI asks for what was said before, or what runs, rather than for an answer. */
function isHousekeeping(said: string): boolean {
  return /loadPreviousSession|"(?:threads\.list|threads\.get_by_id|items\.list|chatdock\.[\w.]+)"/.test(said);
}

function send(response: ServerResponse, type: string, body: Buffer): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-encoding': 'gzip' });
  response.end(body);
}
