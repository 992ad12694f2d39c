import type { AttachedFile, Turn } from '../../chat/ports.ts';
import type { Attachment } from '../../protocol/attachments.ts';
import type { ThreadItem } from '../../protocol/items.ts';

/** What a model can look at besides text. */
export type Readable = 'images' | 'pdfs';

/** A file as the model gets it, or in words why it does not. */
export type FileContent =
  | { readonly kind: 'image' | 'pdf'; readonly url: string; readonly name: string }
  | { readonly kind: 'text' | 'unread'; readonly text: string };

/** How files are read. */
export interface FileReading {
  readonly turn: Pick<Turn, 'attachment'>;
  readonly reads: readonly Readable[];
  /** How many bytes of files one answer may be given; the newest count. */
  readonly bytes: number;
}

const mostFiles = 20;
const longestText = 60_000;
const images = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** The content of the files that users have attached, by id. The newest are read as far as there is room for them. */
export async function readFiles(
  items: readonly ThreadItem[],
  reading: FileReading,
): Promise<ReadonlyMap<string, FileContent>> {
  const contents = new Map<string, FileContent>();
  let left = reading.bytes;
  for (const attachment of attachmentsIn(items)) {
    const isPossible = contents.size < mostFiles && left > 0 && canRead(attachment, reading.reads);
    const file = isPossible ? await read(attachment, reading.turn) : 'too much';
    if (typeof file === 'object' && file.bytes.length <= left) {
      left -= file.bytes.length;
      contents.set(attachment.id, contentOf(file));
    } else contents.set(attachment.id, unread(attachment, whyNot(file, attachment, reading.reads)));
  }
  return contents;
}

/** Newest first. */
function attachmentsIn(items: readonly ThreadItem[]): Attachment[] {
  return items.toReversed().flatMap((item) => (item.type === 'user_message' ? item.attachments : []));
}

async function read(
  { id }: Attachment,
  turn: FileReading['turn'],
): Promise<AttachedFile | 'gone' | 'broken'> {
  try {
    return (await turn.attachment(id)) ?? 'gone';
  } catch {
    return 'broken'; // where files are kept does not answer: what was said beside them can be answered all the same
  }
}

function kindOf({ mime_type: type }: Attachment): 'image' | 'pdf' | 'text' | undefined {
  if (images.has(type)) return 'image';
  if (type === 'application/pdf') return 'pdf';
  return type.startsWith('text/') || type === 'application/json' ? 'text' : undefined;
}

function canRead(attachment: Attachment, reads: readonly Readable[]): boolean {
  const kind = kindOf(attachment);
  if (kind === 'image') return reads.includes('images');
  return kind === 'pdf' ? reads.includes('pdfs') : kind === 'text';
}

function contentOf({ attachment, bytes }: AttachedFile): FileContent {
  const { name, mime_type: type } = attachment;
  const kind = kindOf(attachment);
  if (kind === 'text') return { kind, text: `${titleOf(attachment)}\n\n${decoded(bytes)}` };
  const url = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
  return { kind: kind === 'pdf' ? 'pdf' : 'image', url, name };
}

function decoded(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, longestText * 4));
  return text.length > longestText ? `${text.slice(0, longestText)}\n[The rest is left out.]` : text;
}

function whyNot(
  file: AttachedFile | 'gone' | 'broken' | 'too much',
  attachment: Attachment,
  reads: readonly Readable[],
): string {
  if (!canRead(attachment, reads)) return 'Its content cannot be read here.';
  if (file === 'gone') return 'It is not there any more.';
  if (file === 'broken') return 'It cannot be read at the moment.';
  return 'It is left out, as there is too much beside it.';
}

function unread(attachment: Attachment, why: string): FileContent {
  return { kind: 'unread', text: `${titleOf(attachment)} ${why}` };
}

function titleOf({ name, mime_type }: Attachment): string {
  return `The file ${JSON.stringify(name)} (${mime_type}) is attached.`;
}
