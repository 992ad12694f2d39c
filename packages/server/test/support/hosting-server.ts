import { listen } from '@chatdock/testing';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';

/** What OpenAI's API was asked. */
export interface HostingRequest {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** Answers one request, in whatever way. */
export type HostingAnswer = (response: ServerResponse, request: HostingRequest) => void;

/** A stand-in for the part of OpenAI's API that opens and cancels ChatKit sessions; it keeps what it was asked. */
export interface HostingServer {
  readonly baseURL: string;
  readonly requests: HostingRequest[];
  /** Answers from now on; `null`: as OpenAI does. */
  answer: HostingAnswer | null;
  close(): void;
}

export async function startHosting(): Promise<HostingServer> {
  const requests: HostingRequest[] = [];
  const http = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const asked = await readRequest(request);
      requests.push(asked);
      (hosting.answer ?? answerSession)(response, asked);
    };
    answer().catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  const hosting: HostingServer = {
    baseURL: `${await listen(http)}/v1`,
    requests,
    answer: null,
    close() {
      http.close();
      http.closeAllConnections();
    },
  };
  return hosting;
}

async function readRequest(request: IncomingMessage): Promise<HostingRequest> {
  const { method, url: path, headers } = request;
  const body = Number(headers['content-length'] ?? 0) > 0 ? await json(request) : null;
  return { method, path, headers, body };
}

let count = 0;

/** A session as the API describes it. */
const answerSession: HostingAnswer = (response, { path, body }) => {
  const isCancel = path?.endsWith('/cancel') ?? false;
  const given = typeof body === 'object' && body !== null ? body : {};
  const number = isCancel ? Number(/\d+/u.exec(path?.split('/').at(-2) ?? '')?.[0]) : (count += 1);
  answerJson(200, {
    id: `cksess_${number}`,
    object: 'chatkit.session',
    client_secret: `ek_${'a1B2'.repeat(16)}_${number}`,
    expires_at: Math.floor(Date.now() / 1_000) + 600,
    status: isCancel ? 'cancelled' : 'active',
    ...given,
  })(response, { method: 'POST', path, headers: {}, body });
};

export function answerJson(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): HostingAnswer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_123', ...headers });
    response.end(JSON.stringify(body));
  };
}
