/**
 * Whose data it is: the verified user, and who vouches for them when issuers are configured. Two owners are
 * the same only if both fields are, byte for byte.
 */
export interface Owner {
  /** The configured issuer that signed, or `''` when none is configured. Never holds white space. */
  readonly issuer: string;
  /** The user, as the issuer names them. Never blank, at most 255 characters. */
  readonly subject: string;
}

/**
 * The owner as one string, for a column or a key. Different owners have different keys, because the
 * issuer holds no white space.
 */
export function ownerKey(owner: Owner): string {
  return `${owner.issuer} ${owner.subject}`;
}

/** Who vouches for visitors without an account: this server itself. No configured issuer may have this name. */
export const visitorIssuer = 'chatdock:visitor';

/** True for a visitor without an account. */
export function isVisitor({ issuer }: Owner): boolean {
  return issuer === visitorIssuer;
}
