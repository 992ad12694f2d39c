import type { BrowserContext, Request } from '@chatdock/testing';

/** One request with its answer, as it went over the wire. */
export interface Exchange {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: string;
  status: number;
  responseHeaders: Record<string, string>;
  /** As far as the browser still has it. */
  responseBody: string;
}

/** Everything a browser context asks for, in order. */
export class RecordedTraffic {
  #exchanges = new Map<Request, Promise<Exchange>>();

  constructor(context: BrowserContext) {
    context.on('request', (request) => this.#exchanges.set(request, asked(request)));
    // Read as soon as it is there: the browser forgets bodies when the page moves on.
    context.on('requestfinished', (request) => {
      // What was forgotten while it was under way stays so.
      if (this.#exchanges.has(request)) this.#exchanges.set(request, answered(request));
    });
  }

  /** Forgets what was recorded so far. */
  clear(): void {
    this.#exchanges.clear();
  }

  /** The origins that were asked. */
  origins(): string[] {
    return [...new Set(Array.from(this.#exchanges.keys(), (request) => new URL(request.url()).origin))];
  }

  /** What was asked so far, with the answers that are complete. */
  async exchanges(): Promise<Exchange[]> {
    return Promise.all(this.#exchanges.values());
  }
}

async function asked(request: Request): Promise<Exchange> {
  return {
    url: new URL(request.url()),
    method: request.method(),
    headers: request.headers(),
    body: request.postData() ?? '',
    status: 0,
    responseHeaders: {},
    responseBody: '',
  };
}

async function answered(request: Request): Promise<Exchange> {
  const response = await request.response();
  const status = response?.status() ?? 0;
  return {
    ...(await asked(request)),
    headers: await request.allHeaders(),
    status,
    responseHeaders: response?.headers() ?? {},
    // A redirect has none, and a page that has moved on has forgotten it.
    responseBody: (await response?.text().catch(() => '')) ?? '',
  };
}
