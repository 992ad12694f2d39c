import type { Report } from '../report.ts';
import { placeIn, type ProjectFile } from './read-files.ts';

const holdsBack: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/\bproxy_buffering\s+on\s*;/u, 'proxy_buffering is on.'],
  [
    /\bproxy_ignore_headers\b[^;]*X-Accel-Buffering/iu,
    'X-Accel-Buffering, by which the server asks for no buffering, is ignored.',
  ],
  [/\bgzip_types\b[^;]*(?:text\/event-stream|\*)/u, 'text/event-stream is compressed.'],
];

/** Says what an nginx configuration does to a stream. `saysSo`: whether the server asks for no buffering by itself, as ours does. */
export function judgeProxy(report: Report, file: ProjectFile, saysSo: boolean): void {
  // Comments become spaces, so that what is found stays where it is.
  const text = file.text.replaceAll(/#[^\n]*/gu, (comment) => ' '.repeat(comment.length));
  if (!/\bproxy_pass\b/u.test(text)) return;
  for (const [pattern, message] of holdsBack) {
    const found = pattern.exec(text);
    if (found) report.add('proxy_buffering', placeIn(file, found.index), { message });
  }
  if (saysSo || /\bproxy_buffering\s/u.test(text)) return;
  const chat = /\blocation\b[^{}]*chat[^{}]*\{[^{}]*\bproxy_pass\b|\bproxy_pass\b[^;]*chat/iu.exec(text);
  if (chat) report.add('proxy_buffering_default', placeIn(file, chat.index));
}

export function isProxyFile(path: string): boolean {
  return /\.(?:conf|nginx)$|(?:^|[/\\])nginx[^/\\]*$/iu.test(path);
}
