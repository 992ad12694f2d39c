import { ChatdockError } from '../chatdock-error.ts';
import { isText } from './media-types.ts';

/** What a file has to be. */
export interface ContentRule {
  /** One that `isCheckable`. */
  readonly mimeType: string;
  readonly maxBytes: number;
}

/** A file's bytes, let through as far as they keep to the rule. */
export interface CheckedContent {
  /**
   * Throws a ChatdockError instead of the bytes that break the rule: `attachment_too_large`, `attachment_empty`,
   * `attachment_type_refused`. To be read once.
   */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** How many there were; for when they have been read. */
  size(): number;
}

/** A type is told from this much of a file's beginning; the formats of offices need more than a signature. */
export const headBytes = 65_536;

/** Nothing that is said of a file is believed: its bytes are counted as they come, and looked at before they go on. */
export function checkContent(bytes: AsyncIterable<Uint8Array>, rule: ContentRule): CheckedContent {
  let size = 0;
  const counted = count(bytes, (length) => {
    size += length;
    checkSize(size, rule);
  });
  const check = isText(rule.mimeType) ? checkText : checkSignature;
  return { bytes: refuseEmpty(check(counted, rule.mimeType), () => size), size: () => size };
}

/** @throws ChatdockError `attachment_too_large`, `attachment_empty` */
export function checkSize(size: number, { mimeType, maxBytes }: ContentRule): void {
  if (size === 0) throw new ChatdockError('attachment_empty');
  if (size <= maxBytes) return;
  const most = new Intl.NumberFormat('en').format(maxBytes);
  throw new ChatdockError('attachment_too_large', {
    message: `The file is too large: at most ${most} bytes are accepted of ${mimeType}.`,
  });
}

async function* count(
  bytes: AsyncIterable<Uint8Array>,
  add: (length: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    if (chunk.length === 0) continue;
    add(chunk.length);
    yield chunk;
  }
}

async function* refuseEmpty(
  bytes: AsyncIterable<Uint8Array>,
  size: () => number,
): AsyncGenerator<Uint8Array> {
  yield* bytes;
  if (size() === 0) throw new ChatdockError('attachment_empty');
}

/** Lets text through that is UTF-8 without NUL, which every other format has soon. */
async function* checkText(bytes: AsyncIterable<Uint8Array>, mimeType: string): AsyncGenerator<Uint8Array> {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? utf8.decode(chunk, { stream: true }) : utf8.decode();
    } catch {
      return '\0';
    }
  };
  const refuseBinary = (text: string): void => {
    if (text.includes('\0')) refuse(`The file is no text in UTF-8, as ${mimeType} has to be.`);
  };
  for await (const chunk of bytes) {
    refuseBinary(decode(chunk));
    yield chunk;
  }
  refuseBinary(decode());
}

/** Lets a file through whose beginning is that of its type; holds the beginning back until that is known. */
async function* checkSignature(
  bytes: AsyncIterable<Uint8Array>,
  mimeType: string,
): AsyncGenerator<Uint8Array> {
  const head: Uint8Array[] = [];
  let length = 0;
  let isKnown = false;
  for await (const chunk of bytes) {
    if (isKnown) {
      yield chunk;
      continue;
    }
    head.push(chunk);
    length += chunk.length;
    if (length < headBytes) continue;
    await checkHead(Buffer.concat(head), mimeType);
    isKnown = true;
    yield* head;
  }
  if (isKnown || length === 0) return;
  await checkHead(Buffer.concat(head), mimeType);
  yield* head;
}

/** Kinds of a format that have a name of their own, which browsers do not use. */
const alsoCalled: Readonly<Record<string, string>> = {
  'image/apng': 'image/png',
  'audio/x-m4a': 'audio/mp4',
  'video/x-m4v': 'video/mp4',
};

async function checkHead(head: Uint8Array, mimeType: string): Promise<void> {
  // Takes a fifth of a second to load, which nobody waits for at the start.
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(head).catch(() => undefined); // cut off, or made to break a parser
  if (found?.mime === mimeType || alsoCalled[found?.mime ?? ''] === mimeType) return;
  refuse(`The content of the file is not ${mimeType}.`);
}

function refuse(message: string): never {
  throw new ChatdockError('attachment_type_refused', { message });
}
