import { afterEach, describe, expect, test, vi } from 'vitest';
import { threadKey } from '../../../src/thread/thread-key.ts';

afterEach(() => void vi.unstubAllGlobals());

describe('threadKey', () => {
  test('differs by user and by API, and is the same each time', async () => {
    const keys = await Promise.all([
      threadKey('https://a.example/chat', 'ann'),
      threadKey('https://a.example/chat', 'bob'),
      threadKey('https://b.example/chat', 'ann'),
      threadKey('https://a.example/chat', 'ann'),
    ]);
    expect(new Set(keys).size).toBe(3);
    expect(keys[3]).toBe(keys[0]);
  });

  test('says neither who nor where', async () => {
    const key = await threadKey('https://a.example/chat', 'ann@example.org');
    expect(key).toMatch(/^chat-dock:thread:[0-9a-f]{64}$/);
  });

  test('there is none for an unknown user, nor where the browser cannot hash', async () => {
    await expect(threadKey('https://a.example/chat', null)).resolves.toBeNull();
    vi.stubGlobal('crypto', {});
    await expect(threadKey('https://a.example/chat', 'ann')).resolves.toBeNull();
  });
});
