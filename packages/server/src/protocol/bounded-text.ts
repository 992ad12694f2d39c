import { z } from 'zod';

// What a request can hold is bounded by its size already; these bound it where a schema is used without one.

/** An id: of a thread, an item, a file, a choice. */
export const idSchema = z.string().min(1).max(255);

/** A line: a title, a name, a label. */
export const lineSchema = z.string().max(1_000);

/** What a person writes, at most as much as fits into a request. */
export const writtenTextSchema = z.string().max(262_144);

/** Bytes; checked by what it looks like, many times faster than by decoding it. */
export const base64Schema = z.stringFormat(
  'base64',
  (text) => text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/u.test(text),
);

/** An address that works wherever it is opened: http, https, or the data itself. */
export const absoluteUrlSchema = z.string().regex(/^(?:https?:\/\/[^\s]+|data:[^\s]*)$/iu);
