import { refuse } from './refuse.ts';

/** What signs requests to the bucket. */
export interface S3Keys {
  accessKeyId: string;
  secretAccessKey: string;
  /** Of temporary keys. */
  sessionToken?: string | undefined;
}

/** Which bucket. */
export interface S3Place {
  bucket: string;
  /** Such as `eu-central-1`; `auto` at Cloudflare. */
  region: string;
  /** Where a service other than Amazon's is, as browsers reach it: `https://….r2.cloudflarestorage.com`. Default: Amazon's. */
  endpoint?: string | undefined;
  /**
   * Whether the bucket is named in the path instead of the host. Default: with an `endpoint`, or when the name holds a dot.
   */
  pathStyle?: boolean | undefined;
  /**
   * Whether browsers send and get files straight to and from the bucket. Set it to `false` where they cannot reach it, or with
   * a client that sends no `PUT`; files then pass through this server. Default: true.
   */
  direct?: boolean | undefined;
}

/**
 * A bucket and the keys to it, or a function that gives the current ones, as `fromNodeProviderChain()` of
 * `@aws-sdk/credential-providers` does.
 */
export type S3Options = S3Place & (S3Keys | { credentials: () => Promise<S3Keys> });

/** @throws ChatdockError `invalid_configuration` */
export function checkS3Options(options: S3Options): S3Options {
  const { bucket, region, endpoint }: Partial<S3Place> = Object(options);
  if (typeof bucket !== 'string' || !/^[\w.-]{3,63}$/u.test(bucket)) {
    refuse('Set attachments.files.s3.bucket to the name of a bucket.');
  }
  if (typeof region !== 'string' || !/^[\w-]{1,64}$/u.test(region)) {
    refuse('Set attachments.files.s3.region, such as eu-central-1; "auto" at Cloudflare.');
  }
  if (endpoint !== undefined && !(URL.canParse(endpoint) && /^https?:\/\/[^@?#]+$/iu.test(endpoint))) {
    refuse(
      'attachments.files.s3.endpoint must be the https address of the service, without keys or a query.',
    );
  }
  if (!hasKeys(options)) {
    refuse(
      'Set accessKeyId and secretAccessKey in attachments.files.s3, or credentials to a function that gives them.',
    );
  }
  return options;
}

function hasKeys(options: S3Options): boolean {
  if ('credentials' in options) return typeof options.credentials === 'function';
  return [options.accessKeyId, options.secretAccessKey].every((key) => typeof key === 'string' && key !== '');
}
