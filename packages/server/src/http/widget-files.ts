import { extname } from 'node:path/posix';
import type { Logger } from '../chat/ports.ts';
import { errorFields } from '../error-fields.ts';
import { ChatdockError } from '../chatdock-error.ts';
import { openToAll, type Answer } from './answer.ts';
import { answerEncoded, type EncodedFile } from './encoded-file.ts';
import type { HttpRequest } from './http-request.ts';
import { withPrompts } from './loader-prompts.ts';
import { readWidgetDirectory, type WidgetDirectory } from './widget-directory.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** A name that changes with the content, so that what it names never does: `chat-dock-3fK9_a2.js`. */
const hashedName = /-[\w-]{7,}\.\w+(?:\.map)?$/u;

/** Serves the widget's files. Without a built widget nothing is there (`not_found`), and the log says why. */
export interface WidgetFiles {
  /** A file that the loader asks for, or the loader, by name. */
  file(name: string, request: HttpRequest): Promise<Answer>;
  /** The loader: whichever it is, or the one of this version, whose content never changes. */
  loader(version: string | null, request: HttpRequest): Promise<Answer>;
  /** What a script tag says of the loader. Rejects with `not_found` when there is none. */
  describe(): Promise<{ readonly file: string; readonly integrity: string }>;
}

export interface WidgetFilesOptions {
  readonly logger: Logger;
  /** What every chat suggests whose page says nothing else. */
  readonly prompts: readonly object[];
}

/** Reads the files at the first request. */
export function widgetFiles(directory: URL, { logger, prompts }: WidgetFilesOptions): WidgetFiles {
  let loading: Promise<WidgetDirectory | null> | null = null;
  const load = () =>
    readWidgetDirectory(directory).catch((error: unknown) => {
      logger.error(errorFields(error), 'the files of @chatdock/widget cannot be read; is it built?');
      return null;
    });
  const widget = async (): Promise<WidgetDirectory> => {
    const found = await (loading ??= load());
    if (!found) throw new ChatdockError('not_found');
    return found;
  };
  let making: Promise<EncodedFile> | null = null;
  // A version of the loader is what its integrity says; only the other address can tell a page more.
  const suggesting = (loader: EncodedFile): Promise<EncodedFile> => (making ??= withPrompts(loader, prompts));
  return {
    async file(name, request) {
      const file = (await widget()).files.get(name);
      if (!file) throw new ChatdockError('not_found');
      return answerFile({ name, file, isPinned: hashedName.test(name) }, request);
    },
    async loader(version, request) {
      const { loader } = await widget();
      if (version !== null && version !== loader.version) throw new ChatdockError('not_found', otherVersion);
      const file = version === null && prompts.length > 0 ? await suggesting(loader) : loader;
      return answerFile({ name: 'embed.js', file, isPinned: version !== null }, request);
    },
    async describe() {
      const { version, integrity } = (await widget()).loader;
      return { file: `embed-${version}.js`, integrity };
    },
  };
}

const otherVersion = {
  message:
    'This version of the chat is not served any more. Take the script tag that this server prints, or embed.js without integrity.',
};

interface NamedFile {
  readonly name: string;
  readonly file: EncodedFile;
  /** Whether what this address gives can never change. */
  readonly isPinned: boolean;
}

function answerFile({ name, file, isPinned }: NamedFile, request: HttpRequest): Answer {
  const headers = {
    ...openToAll,
    'content-type': mediaTypes[extname(name)] ?? 'application/octet-stream',
    'cache-control': isPinned ? 'public, max-age=31536000, immutable' : 'public, no-cache',
  };
  return answerEncoded(file, headers, request);
}
