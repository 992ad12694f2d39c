import { describe, expect, test } from 'vitest';
import { Drafts } from '../../src/tabs/drafts.ts';
import { FakeStorage } from './fake-storage.ts';

const setUp = () => {
  const storage = new FakeStorage();
  return { storage, drafts: (key: string) => new Drafts(key, () => storage) };
};

describe('Drafts', () => {
  test('keep one text for each conversation of one user, until it is sent or they are gone', () => {
    const { storage, drafts } = setUp();
    drafts('ann').keep('thr_1', 'Dear assistant');
    drafts('ann').keep(null, 'Something new');
    drafts('bob').keep('thr_1', 'Bob’s');
    drafts('ann').keep('thr_1', 'Dear assistant,');
    expect([drafts('ann').of('thr_1'), drafts('ann').of(null)]).toEqual(['Dear assistant,', 'Something new']);
    expect([drafts('bob').of('thr_1'), drafts('bob').of(null)]).toEqual(['Bob’s', '']);
    drafts('ann').keep('thr_1', ' ');
    expect(drafts('ann').of('thr_1')).toBe('');
    drafts('ann').forget();
    drafts('bob').keep('thr_1', '');
    expect(storage.length).toBe(0);
  });

  test('of a visitor become those of who they turn out to be', () => {
    const { drafts } = setUp();
    drafts('ann').keep('thr_1', 'Before');
    drafts('ann').keep(null, 'Old');
    drafts('visitor').keep(null, 'New');
    drafts('ann').adopt(drafts('visitor'));
    expect([drafts('ann').of('thr_1'), drafts('ann').of(null)]).toEqual(['Before', 'New']);
  });

  test('have a bound: the oldest go first, and one that is too long is not kept', () => {
    const { storage, drafts } = setUp();
    for (let number = 0; number < 20; number += 1) drafts('ann').keep(`thr_${number}`, 'x'.repeat(9000));
    expect([drafts('ann').of('thr_0'), drafts('ann').of('thr_19')]).toEqual(['', 'x'.repeat(9000)]);
    expect(storage.entries.get('ann')?.length).toBeLessThan(100_001);
    drafts('ann').keep('thr_1', 'x'.repeat(100_001));
    expect(drafts('ann').of('thr_1')).toBe('');
  });

  test.each(['{}', '[', '[1, null, ["thr_1"], ["thr_1", 2], [{}, "x"]]', 'x'])(
    'leave out what others have put there: %s',
    (value) => {
      const { storage, drafts } = setUp();
      storage.setItem('ann', value);
      expect(drafts('ann').of('thr_1')).toBe('');
      drafts('ann').keep('thr_1', 'Mine');
      expect(drafts('ann').of('thr_1')).toBe('Mine');
    },
  );

  test('cost nothing else where there is no storage', () => {
    const none = new Drafts('ann', () => {
      throw new DOMException('no', 'SecurityError');
    });
    none.keep('thr_1', 'Lost');
    expect(none.of('thr_1')).toBe('');
  });
});
