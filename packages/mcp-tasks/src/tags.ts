import { TaskError } from './task-error.ts';

/** How many tags a task has at most, and how long one is at most, in characters. */
export const maxTags = 10;
export const maxTagLength = 40;

/**
 * The tag as it is kept: in lower case, without `#` before it or white space around it. Throws a `TaskError`
 * `invalid_tags` for what is not a tag.
 */
export function parseTag(tag: string): string {
  const kept = tag.normalize().trim().replace(/^#/, '').trim().toLowerCase();
  const isTag = kept !== '' && kept.isWellFormed() && !/[,\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(kept);
  if (!isTag || Array.from(kept).length > maxTagLength) {
    throw new TaskError(
      'invalid_tags',
      `A tag is one word or a few, at most ${maxTagLength} characters, without commas.`,
    );
  }
  return kept;
}

/** The tags as they are kept, each once, in their order. Throws a `TaskError` `invalid_tags`. */
export function parseTags(tags: readonly string[]): string[] {
  const kept = [...new Set(tags.map(parseTag))];
  if (kept.length > maxTags) {
    throw new TaskError('invalid_tags', `A task has at most ${maxTags} tags.`);
  }
  return kept;
}
