import { hkdfSync } from 'node:crypto';

/** A secret that keys are made from. */
export interface SigningSecret {
  readonly text: string;
  /** Where it comes from; keeps keys apart that come from one secret. */
  readonly purpose: string;
}

/** The first signs; what any of them signed is accepted. */
export type SigningSecrets = readonly [SigningSecret, ...SigningSecret[]];

/** A key of `length` bytes for one use. Whoever has it knows neither the secret nor the key of another use. */
export function derivedKey({ text, purpose }: SigningSecret, use: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', text, '', `chatdock ${use}, ${purpose}`, length));
}
