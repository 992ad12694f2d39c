import { ChatdockError } from '../chatdock-error.ts';

/** As long as names get on most systems. */
const longest = 255;

/**
 * A file's name, kept exactly or refused: it is shown and sent back, and never is a path. Direction marks and other scripts
 * are names too.
 *
 * @throws ChatdockError `invalid_request`
 */
export function checkFileName(name: string): string {
  if (name.trim() === '' || /^\.+$/u.test(name)) refuse('A file needs a name.');
  if (name.length > longest) refuse(`The name of a file has at most ${longest} characters.`);
  if (/[\p{Cc}\p{Zl}\p{Zp}/\\]/u.test(name) || !name.isWellFormed()) {
    refuse('The name of a file holds no slashes and no control characters.');
  }
  return name;
}

/** What is left of a path as a browser may send it in a form (RFC 7578, section 4.2). */
export function lastSegment(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function refuse(message: string): never {
  throw new ChatdockError('invalid_request', { message });
}
