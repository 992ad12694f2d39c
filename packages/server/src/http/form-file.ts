import type { BusboyFileStream, BusboyInstance } from '@fastify/busboy';
import type { Readable } from 'node:stream';
import type { FileClaim } from '../attachments/attachments.ts';
import { lastSegment } from '../attachments/file-name.ts';
import { ChatdockError } from '../chatdock-error.ts';

/** The file of a form, as it comes. */
export interface FormFile {
  /** What the form says of it. */
  readonly claim: FileClaim;
  /** Ends when the whole form has come and was in order; throws a ChatdockError when it was not. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

const limits = { fields: 20, fieldSize: 4_096, parts: 25, files: 1, headerPairs: 20, headerSize: 16_384 };

/** Whether a Content-Type header means a form with files. */
export function isForm(type: string | undefined): type is string {
  return /^\s*multipart\/form-data\s*(?:;|$)/iu.test(type ?? '');
}

/**
 * The file in the field `file` of a form. Other fields are passed over; a second file is too many. Rejects with ChatdockError
 * `invalid_request` when there is no file or no form, and as `body` does.
 */
export async function readFormFile(body: Readable, contentType: string): Promise<FormFile> {
  const parser = await openParser(contentType);
  if (body.errored) throw body.errored;
  const found = Promise.withResolvers<FormFile>();
  const end = Promise.withResolvers<void>();
  end.promise.catch(() => {}); // also said by whatever reads the file
  let file: BusboyFileStream | null = null;

  const fail = (error: unknown): void => {
    const known = error instanceof ChatdockError ? error : invalid('The form cannot be read.');
    found.reject(known);
    end.reject(known);
    body.unpipe(parser).destroy();
    file?.destroy(known);
  };
  parser.on('file', (...part) => {
    const [field, stream, name, , mimeType] = part;
    stream.on('error', fail);
    if (field !== 'file') {
      stream.resume();
      fail(invalid('Send the file in the field "file".'));
      return;
    }
    file = stream;
    found.resolve({
      claim: { name: lastSegment(name ?? ''), mime_type: mimeType },
      bytes: untilEnd(stream, end.promise),
    });
  });
  for (const limit of ['filesLimit', 'partsLimit', 'fieldsLimit'] as const) {
    parser.on(limit, () => fail(invalid('Send one file, and little else.')));
  }
  parser.on('error', fail);
  parser.on('finish', () => {
    end.resolve();
    found.reject(invalid('Send the file in the field "file".'));
  });
  body.on('error', fail).pipe(parser);
  return found.promise;
}

async function openParser(contentType: string): Promise<BusboyInstance> {
  const { Busboy } = await import('@fastify/busboy'); // at the first form: it takes a while to load
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits, preservePath: true });
  } catch {
    throw invalid('The form cannot be read.'); // no boundary, for instance
  }
}

async function* untilEnd(stream: AsyncIterable<Uint8Array>, end: Promise<void>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch {
    // `end` says so too, in our words.
  }
  await end;
}

function invalid(message: string): ChatdockError {
  return new ChatdockError('invalid_request', { message });
}
