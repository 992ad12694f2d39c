import type { BrowserContext, Request } from '@chatdock/testing';

/** One request with its answer, as it went over the wire. */
export interface Exchange {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: string;
  status: number;
  responseHeaders: Record<string, string>;
  /** Empty for answers that were cut off, redirects, and answers still being given. */
  responseBody: string;
}

/** Everything a browser context asks for, in order. */
export class RecordedTraffic {
  readonly #requests: Request[] = [];

  constructor(context: BrowserContext) {
    context.on('request', (request) => this.#requests.push(request));
  }

  /** Forgets what was recorded so far. */
  clear(): void {
    this.#requests.length = 0;
  }

  /** The origins that were asked. */
  origins(): string[] {
    return [...new Set(this.#requests.map((request) => new URL(request.url()).origin))];
  }

  /** What was asked so far, with the answers. */
  async exchanges(): Promise<Exchange[]> {
    return Promise.all(this.#requests.map(toExchange));
  }
}

async function toExchange(request: Request): Promise<Exchange> {
  const response = await request.response().catch(() => null);
  return {
    url: new URL(request.url()),
    method: request.method(),
    headers: await request.allHeaders(),
    body: request.postData() ?? '',
    status: response?.status() ?? 0,
    responseHeaders: (await response?.allHeaders()) ?? {},
    responseBody: (await response?.text().catch(() => '')) ?? '',
  };
}
