import { readField } from './read-field.ts';

/**
 * Whose token it is, as one string: equal for two tokens of one user, different for two users. `null` for a token that
 * cannot be read, and for none. Nothing is verified: it tells users of one browser apart, and the server alone decides who may do what.
 */
export function tokenUser(token: string | null): string | null {
  const payload = token?.split('.')[1];
  if (payload === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const sub = readField(claims, 'sub');
    return typeof sub === 'string' ? JSON.stringify([readField(claims, 'iss') ?? null, sub]) : null;
  } catch {
    return null;
  }
}
