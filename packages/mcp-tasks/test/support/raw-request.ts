import { connect } from 'node:net';

/** What came back over the wire. */
export interface RawResponse {
  readonly status: number;
  /** Status line and headers. */
  readonly head: string;
  readonly body: string;
}

/** A request to write down: a POST to the endpoint, unless it says otherwise. */
export interface RequestLines {
  readonly method?: string;
  readonly path?: string;
  readonly host?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}

/** Sends a request with the headers as they stand, and reads until the server closes. */
export function rawRequest(origin: string, lines: RequestLines): Promise<RawResponse> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(requestText(lines)));
    socket.setTimeout(60_000, () => socket.destroy(new Error('The server did not answer.')));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', (error) => (chunks.length > 0 ? undefined : reject(error)));
    socket.on('close', () => resolve(parseResponse(Buffer.concat(chunks).toString())));
  });
}

function requestText({
  method = 'POST',
  path = '/mcp',
  host = 'localhost',
  headers = [],
  body = '',
}: RequestLines): string {
  const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  const lines = [`${method} ${path} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...headers, ...length];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

function parseResponse(text: string): RawResponse {
  const end = text.indexOf('\r\n\r\n');
  const head = text.slice(0, end);
  return { status: Number(head.split(' ')[1]), head, body: text.slice(end + 4) };
}
