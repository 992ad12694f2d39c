import { describe, expect, test } from 'vitest';
import { ThreadMemory } from '../../../src/thread/thread-memory.ts';
import { FakeStorage } from '../fake-storage.ts';

describe('ThreadMemory', () => {
  test('remembers the last thread, also for the next visit', () => {
    const storage = new FakeStorage();
    new ThreadMemory(() => storage, 'k').remember('thr_1');
    new ThreadMemory(() => storage, 'k').remember('thr_2');
    expect(new ThreadMemory(() => storage, 'k').recall()).toBe('thr_2');
  });

  test('keeps keys apart', () => {
    const storage = new FakeStorage();
    new ThreadMemory(() => storage, 'ann').remember('thr_1');
    expect(new ThreadMemory(() => storage, 'bob').recall()).toBeNull();
  });

  test('forgets, by name or by null, and leaves nothing behind', () => {
    const storage = new FakeStorage();
    const memory = new ThreadMemory(() => storage, 'k');
    memory.remember('thr_1');
    memory.remember(null);
    expect(storage.entries.size).toBe(0);
    memory.remember('thr_1');
    memory.forget();
    expect(storage.entries.size).toBe(0);
  });

  test('without a key neither reads nor writes', () => {
    const storage = new FakeStorage();
    const memory = new ThreadMemory(() => storage, null);
    memory.remember('thr_1');
    expect(storage.entries.size).toBe(0);
    expect(memory.recall()).toBeNull();
  });

  test.each(['', 'two words', 'a\nb', 'x'.repeat(201)])('does not believe %j, which is no id', (value) => {
    const storage = new FakeStorage();
    storage.setItem('k', value);
    expect(new ThreadMemory(() => storage, 'k').recall()).toBeNull();
  });

  test('survives storage that throws: at the access, when full, when read', () => {
    const blocked = new ThreadMemory(() => {
      throw new DOMException('blocked', 'SecurityError');
    }, 'k');
    const broken = new FakeStorage();
    broken.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const full = new ThreadMemory(() => broken, 'k');
    for (const memory of [blocked, full]) {
      expect(() => memory.remember('thr_1')).not.toThrow();
      expect(memory.recall()).toBeNull();
      expect(() => memory.forget()).not.toThrow();
    }
  });
});
