import { listen } from '@chatdock/testing';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

export const s3Keys = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};

export interface S3Object {
  readonly body: Buffer;
  readonly type: string;
}

/** A bucket named `files` behind SigV4, as far as files need one. It shares no code with what it tests. */
export interface S3Server {
  readonly endpoint: string;
  readonly objects: Map<string, S3Object>;
  /** `METHOD key` of every request that was let in, oldest first. */
  readonly log: string[];
  /** Answers requests for which it gives a status with that; `slow` never answers. Default: none. */
  trouble: (method: string, key: string) => number | 'slow' | undefined;
  close(): Promise<void>;
}

const region = 'eu-test-1';
const troubleCodes: Readonly<Record<number, string>> = { 403: 'AccessDenied', 404: 'NoSuchBucket' };
export const s3Place = { bucket: 'files', region };

export async function startS3(): Promise<S3Server> {
  const objects = new Map<string, S3Object>();
  const log: string[] = [];
  const server: Pick<S3Server, 'trouble'> = { trouble: () => undefined };
  const http = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => fail(response, 500, String(error)));
  });
  const endpoint = await listen(http);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', endpoint);
    const method = request.method ?? '';
    const key = url.pathname.replace(/^\/files\//u, '');
    const refusal = whyNot(request, url);
    if (refusal) return fail(response, 403, refusal);
    log.push(`${method} ${key}`);
    const trouble = server.trouble(method, key);
    if (trouble === 'slow') return;
    if (trouble !== undefined) return fail(response, trouble, troubleCodes[trouble] ?? 'InternalError');
    const body = await buffer(request);
    if (method === 'PUT') return put(request, response, { key, body });
    const object = objects.get(key);
    if (method === 'DELETE') {
      objects.delete(key);
      response.writeHead(204).end();
    } else if (!object) fail(response, 404, 'NoSuchKey');
    else get(request, response, { url, object });
  }

  function put(
    request: IncomingMessage,
    response: ServerResponse,
    { key, body }: { key: string; body: Buffer },
  ): void {
    const source = request.headers['x-amz-copy-source'];
    if (source === undefined) {
      if (request.headers['content-length'] !== String(body.length))
        return fail(response, 411, 'MissingContentLength');
      objects.set(key, { body, type: request.headers['content-type'] ?? '' });
      response.writeHead(200).end();
      return;
    }
    const copied = objects.get(String(source).replace(/^\/files\//u, ''));
    if (!copied) return fail(response, 404, 'NoSuchKey');
    objects.set(key, copied);
    response.writeHead(200).end('<CopyObjectResult></CopyObjectResult>');
  }

  return Object.assign(server, {
    endpoint,
    objects,
    log,
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  });
}

function get(
  request: IncomingMessage,
  response: ServerResponse,
  { url, object }: { url: URL; object: S3Object },
): void {
  const { body, type } = object;
  const query = (name: string) => url.searchParams.get(`response-${name}`);
  const headers = {
    'content-type': query('content-type') ?? type,
    ...(query('content-disposition') && { 'content-disposition': query('content-disposition') ?? '' }),
  };
  const last = /^bytes=0-(\d+)$/u.exec(request.headers.range ?? '')?.[1];
  if (last === undefined) {
    response.writeHead(200, { ...headers, 'content-length': body.length }).end(body);
    return;
  }
  if (body.length === 0) return fail(response, 416, 'InvalidRange');
  const part = body.subarray(0, Number(last) + 1);
  const range = `bytes 0-${part.length - 1}/${body.length}`;
  response.writeHead(206, { ...headers, 'content-length': part.length, 'content-range': range }).end(part);
}

function fail(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<Error><Code>${code}</Code><Message>secret internals</Message></Error>`);
}

/** Checks a signature as "Authenticating Requests (AWS Signature Version 4)" says; the code of what is wrong. */
function whyNot(request: IncomingMessage, url: URL): string | null {
  const signed = readSignature(request, url);
  if (!signed) return 'AccessDenied';
  const { credential, date, headers, signature, payload } = signed;
  const day = date.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  if (credential !== `${s3Keys.accessKeyId}/${scope}`) return 'InvalidAccessKeyId';
  if (isOver(url, date)) return 'RequestExpired';
  const names = headers.split(';');
  if (!names.includes('host')) return 'AccessDenied';
  // Whatever is sent of x-amz-… has to be signed.
  if (Object.keys(request.headers).some((name) => name.startsWith('x-amz-') && !names.includes(name))) {
    return 'AccessDenied';
  }
  const canonical = [
    request.method,
    url.pathname
      .split('/')
      .map((part) => encode(decodeURIComponent(part)))
      .join('/'),
    [...new URLSearchParams(url.search.replaceAll('+', '%2B'))]
      .filter(([name]) => name !== 'X-Amz-Signature')
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .toSorted()
      .join('&'),
    ...names.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    headers,
    payload,
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', date, scope, createHash('sha256').update(canonical).digest('hex')].join(
    '\n',
  );
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${s3Keys.secretAccessKey}`,
  );
  const expected = createHmac('sha256', key).update(text).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected)
    ? null
    : 'SignatureDoesNotMatch';
}

function isOver(url: URL, date: string): boolean {
  const seconds = url.searchParams.get('X-Amz-Expires');
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u, '$1-$2-$3T$4:$5:$6Z'));
  const age = (Date.now() - at) / 1_000;
  return !(age > -900 && age < Number(seconds ?? 900));
}

function readSignature(request: IncomingMessage, url: URL) {
  const query = (name: string) => url.searchParams.get(`X-Amz-${name}`) ?? '';
  if (query('Signature') !== '') {
    return {
      credential: query('Credential'),
      date: query('Date'),
      headers: query('SignedHeaders'),
      signature: query('Signature'),
      payload: 'UNSIGNED-PAYLOAD',
    };
  }
  const pattern = /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=([0-9a-f]{64})$/u;
  const [, credential, headers, signature] = pattern.exec(request.headers.authorization ?? '') ?? [];
  if (credential === undefined || headers === undefined || signature === undefined) return null;
  return {
    credential,
    headers,
    signature,
    date: String(request.headers['x-amz-date']),
    payload: String(request.headers['x-amz-content-sha256']),
  };
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
