import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Owner } from '../owner.ts';
import { derivedKey, type SigningSecrets } from '../signing-secret.ts';

/** What an address is good for. */
export type LinkPurpose = 'upload' | 'preview' | 'download';

/** Which attachment, of whom, until when. */
export interface LinkTarget {
  readonly owner: Owner;
  readonly id: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Permissions to be put into addresses, for what browsers load and send without an `Authorization` header. Each is good for
 * one purpose and one attachment until it expires. The owner is in it, unreadable.
 */
export interface AttachmentLinks {
  /** The same target gives the same text, so that browsers know again what they have loaded. */
  seal(purpose: LinkPurpose, target: LinkTarget): string;
  /** The target; `null` for anything that {@link AttachmentLinks.seal} did not make for this purpose, or that is over. */
  open(purpose: LinkPurpose, text: string): LinkTarget | null;
}

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
/** A subject of 255 characters and a long issuer fit. */
const longest = 4_096;

const sealedSchema = z.tuple([z.string(), z.string(), z.number(), z.string(), z.string()]);

/** Links under keys derived from `secrets`: the first seals, what any of them sealed is opened. */
export function attachmentLinks(secrets: SigningSecrets): AttachmentLinks {
  const [current, ...previous] = secrets.map((secret) => derivedKey(secret, 'attachment links', 64));
  if (!current) throw new TypeError('There is no secret to seal with.');
  const [key, nonceKey] = [current.subarray(0, 32), current.subarray(32)];
  const keys = [key, ...previous.map((bits) => bits.subarray(0, 32))];
  return {
    seal(what, { owner, id, expiresAt }) {
      const text = JSON.stringify([what, id, expiresAt, owner.issuer, owner.subject]);
      // A nonce that is made from the content under a key of its own never comes again with another content.
      const nonce = createHmac('sha256', nonceKey).update(text).digest().subarray(0, nonceBytes);
      const sealing = createCipheriv(cipher, key, nonce);
      const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
      return Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64url');
    },
    open(what, text) {
      const fields = firstOf(keys, (each) => unseal(each, text));
      if (!fields) return null;
      const [forWhat, id, expiresAt, issuer, subject] = fields;
      if (forWhat !== what || expiresAt * 1_000 <= Date.now()) return null;
      return { id, expiresAt, owner: { issuer, subject } };
    },
  };
}

function firstOf<Key, T>(keys: readonly Key[], open: (key: Key) => T | null): T | null {
  for (const key of keys) {
    const opened = open(key);
    if (opened !== null) return opened;
  }
  return null;
}

function unseal(key: Buffer, text: string): z.infer<typeof sealedSchema> | null {
  if (text.length > longest || !/^[\w-]+$/u.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length <= nonceBytes + tagBytes) return null;
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  opening.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    const sealed = bytes.subarray(nonceBytes + tagBytes);
    const content = opening.update(sealed, undefined, 'utf8') + opening.final('utf8');
    return sealedSchema.parse(JSON.parse(content));
  } catch {
    return null; // not ours, or changed: the tag is compared in constant time
  }
}
