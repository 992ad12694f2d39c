import type { ComposerOption } from '../../../../chatkit/composer.ts';

export type FileRules = Pick<NonNullable<ComposerOption['attachments']>, 'accept' | 'maxCount' | 'maxSize'>;

const defaultSize = 100 * 1024 * 1024;
const defaultCount = 10;

/** What may be asked of a file before it is sent. */
export type FileFacts = Pick<File, 'name' | 'size' | 'type'>;

/** Why a file cannot be attached: its kind, its size with the most it may be, or nothing. */
export function refusalOf(
  file: FileFacts,
  rules: FileRules,
): { reason: 'type' } | { reason: 'size'; most: number } | null {
  if (!isAccepted(file, rules.accept)) return { reason: 'type' };
  const most = mostBytes(file.type, rules.maxSize);
  return file.size > most ? { reason: 'size', most } : null;
}

/** Files of one message, at most. */
export function mostFiles({ maxCount = defaultCount }: FileRules): number {
  return maxCount;
}

/** What the browser's own dialog offers: MIME types and endings of names. */
export function acceptAttribute({ accept = {} }: FileRules): string {
  return Object.entries(accept)
    .flatMap(([type, endings]) => [type, ...endings])
    .join();
}

function isAccepted({ name, type }: FileFacts, accept: FileRules['accept']): boolean {
  const kinds = Object.entries(accept ?? {});
  const lower = name.toLowerCase();
  return (
    kinds.length === 0 ||
    kinds.some(
      ([pattern, endings]) =>
        matches(type, pattern) || endings.some((ending) => lower.endsWith(ending.toLowerCase())),
    )
  );
}

function mostBytes(type: string, limit: FileRules['maxSize'] = defaultSize): number {
  if (typeof limit === 'number') return limit;
  const [kind] = type.split('/', 1);
  return limit[type] ?? limit[`${kind}/*`] ?? limit['*/*'] ?? limit['*'] ?? defaultSize;
}

/** `image/*` stands for all of its kind. */
function matches(type: string, pattern: string): boolean {
  if (pattern === '*' || pattern === '*/*') return true;
  return pattern.endsWith('/*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}
