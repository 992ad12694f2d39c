import { describe, expect, test } from 'vitest';
import { signInAddress } from '../../../src/session/sign-in-address.ts';

const page = 'https://shop.example/help/chat?topic=a%20b#top';

describe('signInAddress', () => {
  test('adds the way back, as a path of the same origin', () => {
    const address = new URL(signInAddress('/sign-in', page));
    expect(address.origin + address.pathname).toBe('https://shop.example/sign-in');
    expect(address.searchParams.get('return_to')).toBe('/help/chat?topic=a%20b#top');
  });

  test('keeps what the address has already', () => {
    expect(signInAddress('/sign-in?plan=pro', page)).toContain('/sign-in?plan=pro&return_to=%2Fhelp');
  });

  test('gives another origin the full address, without the fragment, which never leaves a browser', () => {
    const address = new URL(signInAddress('https://id.example/login', page));
    expect(address.searchParams.get('return_to')).toBe('https://shop.example/help/chat?topic=a%20b');
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'http://', 'mailto:a@b.example'])(
    'refuses %s',
    (address) => {
      expect(() => signInAddress(address, page)).toThrow(expect.objectContaining({ code: 'not_configured' }));
    },
  );
});
