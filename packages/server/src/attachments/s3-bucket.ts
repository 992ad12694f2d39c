import { AwsV4Signer } from 'aws4fetch';
import type { S3Options, S3Place } from './s3-options.ts';

/** One request to the bucket. */
export interface S3Request {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly key: string;
  readonly headers?: Record<string, string>;
  readonly body?: ReadableStream<Uint8Array>;
}

/** An address that works without keys, for a while. */
export interface S3Permission {
  readonly method: 'GET' | 'PUT';
  readonly key: string;
  /** Have to be sent exactly so. */
  readonly headers?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly expiresInSeconds: number;
}

export interface S3Bucket {
  /** The name, as copies name their source. */
  readonly name: string;
  /** Rejects with an {@link S3Error} unless the status is 2xx, 404 or 416; with a `TimeoutError` when it takes too long. */
  request(request: S3Request): Promise<Response>;
  presign(permission: S3Permission): Promise<string>;
}

/** The bucket refused, or failed. `code` is S3's own word for it, or the status. */
export class S3Error extends Error {
  override readonly name = 'S3Error';
  readonly code: string;

  constructor(code: string) {
    super('The bucket did not do what it was asked.');
    this.code = code;
  }
}

/** How the bucket is talked to. */
export interface S3Transport {
  readonly fetch: typeof fetch;
  /** How long a request may take, in milliseconds; one with a body, either way, gets longer. */
  readonly patience: { readonly plain: number; readonly withBody: number };
}

const defaultTransport: S3Transport = { fetch, patience: { plain: 20_000, withBody: 120_000 } };

export function s3Bucket(options: S3Options, transport: S3Transport = defaultTransport): S3Bucket {
  const { patience } = transport;
  const root = addressOf(options);
  const cache = new Map<string, ArrayBuffer>();
  const signer = async (details: { method: string; url: URL; headers: Record<string, string> }) => {
    const keys = 'credentials' in options ? await options.credentials() : options;
    const { accessKeyId, secretAccessKey, sessionToken } = keys;
    return {
      ...details,
      url: details.url.href,
      service: 's3',
      region: options.region,
      cache,
      accessKeyId,
      secretAccessKey,
      ...(sessionToken !== undefined && { sessionToken }),
    };
  };
  return {
    name: options.bucket,
    async request({ method, key, headers = {}, body }) {
      const details = await signer({ method, url: new URL(key, root), headers });
      const signed = await new AwsV4Signer(details).sign();
      signed.headers.set('accept-encoding', 'identity'); // sizes are those of the files; unsigned, as proxies change it
      const isLong = body !== undefined || method === 'GET';
      const signal = AbortSignal.timeout(isLong ? patience.withBody : patience.plain);
      const init = { method, headers: signed.headers, signal, redirect: 'manual' as const };
      const sending = body && { ...init, body, duplex: 'half' as const };
      const response = await transport.fetch(signed.url, sending ?? init);
      if (response.ok || response.status === 416) return response;
      const code = await readCode(response.clone());
      if (response.status !== 404 || code === 'NoSuchBucket') throw new S3Error(code);
      return response;
    },
    async presign({ method, key, headers = {}, query = {}, expiresInSeconds }) {
      const url = new URL(key, root);
      url.search = new URLSearchParams({ ...query, 'X-Amz-Expires': String(expiresInSeconds) }).toString();
      const details = await signer({ method, url, headers });
      const signed = await new AwsV4Signer({ ...details, signQuery: true, allHeaders: true }).sign();
      return signed.url.href.replaceAll('+', '%20'); // signed as %20, and not everyone reads a plus as a space
    },
  };
}

/** The address below which objects are; ends with a slash. */
function addressOf({ bucket, region, endpoint, pathStyle }: S3Place): URL {
  const base = new URL(endpoint ?? `https://s3.${region}.amazonaws.com`);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  if (pathStyle ?? (endpoint !== undefined || bucket.includes('.'))) return new URL(`${bucket}/`, base);
  base.host = `${bucket}.${base.host}`;
  return base;
}

/** An error, or the error that a copy can end with after its 200 was sent. */
export async function readCode(response: Response): Promise<string> {
  const text = await response.text().catch(() => '');
  return /<Code>(\w{1,64})<\/Code>/u.exec(text)?.[1] ?? `status_${response.status}`;
}
