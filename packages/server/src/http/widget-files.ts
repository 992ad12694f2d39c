import { extname } from 'node:path/posix';
import type { Logger } from '../chat/ports.ts';
import { errorFields } from '../error-fields.ts';
import { ChatdockError } from '../chatdock-error.ts';
import { acceptedEncoding } from './accepted-encoding.ts';
import { fileAnswer, type Answer } from './answer.ts';
import type { HttpRequest } from './http-request.ts';
import { readWidgetDirectory, type WidgetDirectory, type WidgetFile } from './widget-directory.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** A name that changes with the content, so that what it names never does: `chat-dock-3fK9_a2b.js`. */
const hashedName = /-[\w-]{8,}\.\w+(?:\.map)?$/u;

/** Serves the widget's files by name; `null` stands for the loader. */
export type WidgetFiles = (name: string | null, request: HttpRequest) => Promise<Answer>;

/** Reads the files at the first request. Without a built widget every name is `not_found`, and the log says why. */
export function widgetFiles(directory: URL, logger: Logger): WidgetFiles {
  let loading: Promise<WidgetDirectory | null> | null = null;
  const load = () =>
    readWidgetDirectory(directory).catch((error: unknown) => {
      logger.error(errorFields(error), 'the files of @chatdock/widget cannot be read; is it built?');
      return null;
    });
  return async (name, request) => {
    const widget = await (loading ??= load());
    const wanted = name ?? widget?.embed ?? '';
    const file = widget?.files.get(wanted);
    if (!file) throw new ChatdockError('not_found');
    return answerFile(wanted, file, request);
  };
}

function answerFile(name: string, file: WidgetFile, request: HttpRequest): Answer {
  const accepted = acceptedEncoding(request.header('accept-encoding'));
  const encoding = file.bodies.has(accepted) ? accepted : 'identity';
  const etag = `"${file.hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  const headers = {
    'content-type': mediaTypes[extname(name)] ?? 'application/octet-stream',
    'cache-control': hashedName.test(name) ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    vary: 'Accept-Encoding',
    etag,
    // Public files for pages of any origin: a module is always fetched with CORS, and a page under COEP asks for this.
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
  };
  const body = file.bodies.get(encoding) ?? new Uint8Array();
  return isKnown(etag, request) ? fileAnswer(304, new Uint8Array(), headers) : fileAnswer(200, body, headers);
}

function isKnown(etag: string, request: HttpRequest): boolean {
  const tags = (request.header('if-none-match') ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//u, ''));
  return tags.includes(etag) || tags.includes('*');
}
