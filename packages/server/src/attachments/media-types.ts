/** What is taken when nothing is said, with the endings by which browsers that name no type are understood. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt', 'text', 'log'],
  'text/markdown': ['md', 'markdown'],
  'text/csv': ['csv'],
  'application/json': ['json'],
};

export const defaultTypes: readonly string[] = Object.keys(endings);

/** Pictures that every browser shows, and that hold no script. */
const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'];

/** What else has a signature that it can be told by, and is worth accepting. */
export const signedTypes: readonly string[] = [
  ...pictures,
  'image/bmp',
  'image/heic',
  'image/tiff',
  'application/pdf',
  'application/rtf',
  'application/vnd.oasis.opendocument.presentation',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/epub+zip',
  'application/gzip',
  'application/zip',
  'audio/aac',
  'audio/flac',
  'audio/mp4',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'video/mp4',
  'video/quicktime',
  'video/webm',
];

/** Never taken: a browser that was made to show one would run what is in it, on the application's origin. */
const active = ['text/html', 'text/xml', 'text/javascript', 'text/ecmascript'];

const textTypes = ['application/json', 'application/x-ndjson', 'application/yaml', 'application/toml'];

/** Whether an attachment of this type is an `image`, with a preview, or a `file`. */
export function isPicture(mimeType: string): boolean {
  return pictures.includes(mimeType);
}

/** Types that have no signature: their content is UTF-8. */
export function isText(mimeType: string): boolean {
  return mimeType.startsWith('text/') || textTypes.includes(mimeType);
}

/** Whether a type is one of those, or a kind of text that no browser runs. */
export function isCheckable(mimeType: string): boolean {
  if (signedTypes.includes(mimeType) || textTypes.includes(mimeType)) return true;
  return /^text\/[a-z0-9][a-z0-9.-]*$/u.test(mimeType) && !active.includes(mimeType);
}

/** What browsers say of files that their system does not know; and Windows of CSV, once Excel is there. */
const saysNothing = ['', 'application/octet-stream', 'application/vnd.ms-excel'];

/**
 * The type that a file is taken as: the one that was said, without parameters, or the one of its name's ending when that says
 * nothing. The content has to be of that type. `null` when it is none of the accepted ones.
 */
export function acceptedType(
  { mimeType, name }: { mimeType: string; name: string },
  accepted: ReadonlyMap<string, unknown>,
): string | null {
  const said = mimeType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (accepted.has(said)) return said;
  if (!saysNothing.includes(said)) return null;
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  const found = Object.entries(endings).find(([, list]) => list.includes(ending))?.[0];
  return found !== undefined && accepted.has(found) ? found : null;
}
