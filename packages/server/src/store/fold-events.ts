// A streamed answer is thousands of events that are alike but for a word. Kept as they are they take twenty times the room
// of the text, and the time to write it.

/** What stands between folded pieces of text: as a control character it never stands in serialized JSON. */
const between = '\t';
const deltaKey = '"delta":"';
/** How an event ends whose last member is a piece of text in an object in an object. */
const suffix = '"}}';

/** Serialized events as lines; runs of events that differ in a piece of text only become one line. */
export function foldEvents(events: readonly string[]): string {
  const lines: string[] = [];
  let prefix: string | null = null;
  let pieces: string[] = [];
  const close = (): void => {
    if (prefix !== null) lines.push(prefix + pieces.join(between) + suffix);
    prefix = null;
    pieces = [];
  };
  for (const event of events) {
    if (prefix !== null && isPiece(event, prefix)) {
      pieces.push(pieceOf(event, prefix));
      continue;
    }
    close();
    const start = prefixOf(event);
    if (isPiece(event, start)) {
      prefix = start;
      pieces = [pieceOf(event, start)];
    } else lines.push(event);
  }
  close();
  return lines.join('\n');
}

/** The events that {@link foldEvents} made lines of. */
export function unfoldEvents(lines: string): string[] {
  return lines.split('\n').flatMap((line) => {
    if (!line.includes(between)) return [line];
    const prefix = prefixOf(line);
    return pieceOf(line, prefix)
      .split(between)
      .map((piece) => prefix + piece + suffix);
  });
}

/** Up to where the text begins; nothing when there is none. */
function prefixOf(event: string): string {
  const at = event.indexOf(deltaKey);
  return at < 0 ? '' : event.slice(0, at + deltaKey.length);
}

/** Whether the event is this beginning, a piece of text without a quotation mark, and the end. */
function isPiece(event: string, prefix: string): boolean {
  return (
    prefix !== '' &&
    event.startsWith(prefix) &&
    event.endsWith(suffix) &&
    event.indexOf('"', prefix.length) === event.length - suffix.length
  );
}

function pieceOf(event: string, prefix: string): string {
  return event.slice(prefix.length, -suffix.length);
}
