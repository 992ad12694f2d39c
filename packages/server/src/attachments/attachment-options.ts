import { refuse } from './refuse.ts';
import { diskFiles } from './disk-files.ts';
import type { FileStore } from './file-store.ts';
import { defaultTypes, isCheckable, signedTypes } from './media-types.ts';
import { memoryFiles } from './memory-files.ts';
import { checkPublicUrl } from './public-url.ts';
import { s3Bucket } from './s3-bucket.ts';
import { s3Files } from './s3-files.ts';
import { checkS3Options, type S3Options } from './s3-options.ts';

/** How files that users attach to messages are taken and kept. Only `publicUrl` is required. */
export interface AttachmentOptions {
  /**
   * Where browsers reach the mount point: `https://app.example.com/api/chatkit`. Addresses of uploads and previews begin with
   * it; what a request says of its host never counts.
   */
  publicUrl: string;
  /**
   * Where the bytes are kept: a folder of this machine, a private bucket of an S3-compatible service, or a store of your own.
   * Default: `{ directory: './.chatdock/files' }`. Several processes need the same folder, or a bucket.
   */
  files?: { directory: string } | { s3: S3Options } | FileStore | undefined;
  /**
   * The media types that are accepted. Default: PNG, JPEG, GIF and WebP pictures, PDF, plain text, Markdown, CSV and JSON. Also
   * possible: documents of offices, sound, films, archives, and other kinds of text. A file's content has to be what its type
   * says. HTML, XML and SVG are never accepted.
   */
  accept?: readonly string[] | undefined;
  /**
   * How large a file may be, in bytes: for all types, or by type. Default: 10 MB (10,000,000), also for types not named.
   */
  maxBytes?: number | Readonly<Record<string, number>> | undefined;
  /** How many files a message may have, 1–100. Default: 10. */
  maxPerMessage?: number | undefined;
  /** How long a file waits for the message it belongs to before it is removed, in hours, 1–720. Default: 24. */
  pendingForHours?: number | undefined;
}

/** The options, checked and with their defaults. */
export interface AttachmentSettings {
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly files: FileStore;
  /** The types that are accepted, and how many bytes of each. */
  readonly limits: ReadonlyMap<string, number>;
  readonly maxPerMessage: number;
  readonly pendingForHours: number;
}

/** What decides on defaults and rules beside the options. */
export interface AttachmentSurroundings {
  /** Whether strangers may be on the way to this server. */
  readonly production: boolean;
  /** Whether conversations are kept in memory; files are by default then, too. */
  readonly inMemory: boolean;
}

const known = ['publicUrl', 'files', 'accept', 'maxBytes', 'maxPerMessage', 'pendingForHours'];
const defaultDirectory = './.chatdock/files';
const defaultBytes = 10_000_000;
const mostBytes = 1_073_741_824;

/**
 * Checks everything once, when the server is made.
 *
 * @throws ChatdockError `invalid_configuration`; the message says what to set, and holds no secret.
 */
export function parseAttachmentOptions(
  options: AttachmentOptions,
  { production, inMemory }: AttachmentSurroundings,
): AttachmentSettings {
  if (typeof options !== 'object' || options === null)
    refuse('attachments must be an object: { publicUrl }.');
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    refuse(`There is no option "attachments.${unknown}". There are: ${known.join(', ')}.`);
  }
  const { publicUrl, files, accept = defaultTypes, maxBytes, maxPerMessage, pendingForHours } = options;
  return Object.freeze({
    publicUrl: checkPublicUrl(publicUrl, production),
    files: parseFiles(files ?? (inMemory ? memoryFiles() : { directory: defaultDirectory })),
    limits: parseLimits(accept, maxBytes),
    maxPerMessage: within('maxPerMessage', maxPerMessage ?? 10, 100),
    pendingForHours: within('pendingForHours', pendingForHours ?? 24, 720),
  });
}

function parseFiles(files: NonNullable<AttachmentOptions['files']>): FileStore {
  if (typeof files === 'object' && files !== null) {
    if ('put' in files && isFileStore(files)) return files;
    if ('directory' in files && typeof files.directory === 'string' && files.directory !== '') {
      return diskFiles(files.directory);
    }
    if ('s3' in files) {
      const options = checkS3Options(files.s3);
      return s3Files(s3Bucket(options), { direct: options.direct ?? true });
    }
  }
  return refuse(
    'attachments.files must be { directory }, { s3: { bucket, region, … } } or a store with put, open and delete.',
  );
}

function isFileStore(files: FileStore): boolean {
  return (
    typeof files.put === 'function' && typeof files.open === 'function' && typeof files.delete === 'function'
  );
}

function parseLimits(
  accept: readonly string[],
  maxBytes: AttachmentOptions['maxBytes'],
): ReadonlyMap<string, number> {
  if (!Array.isArray(accept) || accept.length === 0) {
    refuse("attachments.accept must list media types, such as ['image/png', 'application/pdf'].");
  }
  const sizes = typeof maxBytes === 'object' && maxBytes !== null ? maxBytes : {};
  const general = typeof maxBytes === 'object' ? defaultBytes : (maxBytes ?? defaultBytes);
  const stranger = Object.keys(sizes).find((type) => !accept.includes(type));
  if (stranger !== undefined) refuse(`attachments.maxBytes names "${stranger}", which is not accepted.`);
  return new Map(
    accept.map((type) => [
      checkType(type),
      within('maxBytes', Object.hasOwn(sizes, type) ? sizes[type] : general, mostBytes),
    ]),
  );
}

function checkType(type: unknown): string {
  if (typeof type === 'string' && isCheckable(type)) return type;
  return refuse(
    `attachments.accept holds "${String(type)}". Possible are ${signedTypes.join(', ')}, JSON and kinds of text; never HTML, XML or SVG, whose content can do harm.`,
  );
}

function within(name: string, value: unknown, most: number): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value <= most) return value;
  return refuse(`attachments.${name} must be a whole number from 1 to ${most}.`);
}
