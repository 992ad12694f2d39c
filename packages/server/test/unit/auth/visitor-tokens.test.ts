import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { visitorTokens } from '../../../src/auth/visitor-tokens.ts';
import { userSecret } from '../../support/user-token.ts';

const purpose = 'configured';
const current = { text: userSecret, purpose };
const next = { text: 'the-next-secret-of-more-than-32-characters', purpose };
const day = 86_400_000;

let now = Date.UTC(2026, 0, 1);
const clock = () => now;
const tokens = visitorTokens([current], clock);
const refused = expect.objectContaining({ code: 'invalid_token' });

describe('a visitor’s token', () => {
  test('says who, and until when, and nothing else', () => {
    const { owner, token } = tokens.create();
    expect(token).toMatch(/^cv_[\w-]+\.[\w-]+\.[\w-]+$/u);
    expect(decodeProtectedHeader(token.slice(3))).toEqual({ alg: 'HS256', typ: 'chatdock-visitor+jwt' });
    const iat = now / 1_000;
    expect(decodeJwt(token.slice(3))).toEqual({
      iss: 'chatdock:visitor',
      sub: owner.subject,
      aud: 'chatdock:visitor',
      iat,
      exp: iat + 180 * 86_400,
    });
    expect(owner.issuer).toBe('chatdock:visitor');
    expect(Buffer.from(owner.subject, 'base64url')).toHaveLength(16);
    expect(tokens.verify(token)).toEqual({ owner, token });
  });

  test('is someone new each time', () => {
    const subjects = Array.from({ length: 1_000 }, () => tokens.create().owner.subject);
    expect(new Set(subjects).size).toBe(1_000);
  });

  test('lasts 180 days, and is renewed past half of that, for the same visitor', () => {
    const { owner, token } = tokens.create();
    now += 90 * day - 1_000;
    expect(tokens.verify(token).token).toBe(token);
    now += 2_000;
    const renewed = tokens.verify(token);
    expect(renewed.owner).toEqual(owner);
    expect(renewed.token).not.toBe(token);
    now += 90 * day;
    expect(() => tokens.verify(token)).toThrow(refused);
    expect(tokens.verify(renewed.token).owner).toEqual(owner);
  });

  test('outlives the secret that signed it, and is signed anew by the next', () => {
    const { owner, token } = tokens.create();
    const rotated = visitorTokens([next, current], clock);
    const renewed = rotated.verify(token);
    expect(renewed.owner).toEqual(owner);
    const after = visitorTokens([next], clock);
    expect(after.verify(renewed.token)).toEqual(renewed);
    expect(() => after.verify(token)).toThrow(refused);
    expect(() => tokens.verify(renewed.token)).toThrow(refused);
    expect(() => visitorTokens([{ ...current, purpose: 'generated' }], clock).verify(token)).toThrow(refused);
  });

  test('S3: cut, doubled, spliced, re-spelled, re-signed, changed in any character: refused', async () => {
    const { token } = tokens.create();
    const other = tokens.create().token;
    const [header = '', claims = '', signature = ''] = token.slice(3).split('.');
    const [, otherClaims = '', otherSignature = ''] = other.slice(3).split('.');
    const none = Buffer.from('{"alg":"none","typ":"chatdock-visitor+jwt"}').toString('base64url');
    const resigned = await new SignJWT(decodeJwt(token.slice(3)))
      .setProtectedHeader({ alg: 'HS256', typ: 'chatdock-visitor+jwt' })
      .sign(new TextEncoder().encode(userSecret));
    const changed = [
      '',
      'cv_',
      token.slice(3),
      `CV_${token.slice(3)}`,
      `cs_${token.slice(3)}`,
      `cv_${token}`,
      `${token}=`,
      `${token}.${signature}`,
      `${token}${signature}`,
      `cv_${header}.${claims}.`,
      `cv_${header}.${claims}`,
      `cv_${header}.${claims}.${otherSignature}`,
      `cv_${header}.${otherClaims}.${signature}`,
      `cv_${none}.${claims}.`,
      `cv_${none}.${claims}.${signature}`,
      `cv_${resigned}`,
      ...Array.from(
        token,
        (letter, at) => token.slice(0, at) + (letter === 'A' ? 'B' : 'A') + token.slice(at + 1),
      ),
      ...Array.from(token, (_letter, at) => token.slice(0, at)),
    ].filter((text) => text !== token);
    for (const text of changed) expect.soft(() => tokens.verify(text), text).toThrow(refused);
  });
});
