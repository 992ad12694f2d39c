import { describe, expect, test } from 'vitest';
import { VisitorMemory } from '../../../src/session/visitor-memory.ts';
import { FakeStorage } from '../fake-storage.ts';
import { fakeJwt } from './fake-jwt.ts';

const api = 'https://app.example/chat';
const token = 'cv_a.b.c';

const blocked = (): never => {
  throw new DOMException('no', 'SecurityError');
};

describe('what proves a visitor', () => {
  test('is kept for each API, and forgotten', () => {
    const storage = new FakeStorage();
    const memory = new VisitorMemory(() => storage, api);
    expect(memory.recall()).toBeNull();
    memory.keep(token);
    expect([...storage.entries]).toEqual([[`chat-dock:visitor:${api}`, token]]);
    expect(new VisitorMemory(() => storage, api).recall()).toBe(token);
    expect(new VisitorMemory(() => storage, `${api}2`).recall()).toBeNull();
    memory.keep(null);
    expect(storage.length).toBe(0);
    expect(memory.recall()).toBeNull();
  });

  test('is another once another tab has one', () => {
    const storage = new FakeStorage();
    const memory = new VisitorMemory(() => storage, api);
    memory.keep(token);
    new VisitorMemory(() => storage, api).keep('cv_d.e.f');
    expect(memory.recall()).toBe('cv_d.e.f');
  });

  test('is forgotten here, too, once another tab has forgotten it', () => {
    const storage = new FakeStorage();
    const memory = new VisitorMemory(() => storage, api);
    memory.keep(token);
    new VisitorMemory(() => storage, api).keep(null);
    expect(memory.recall()).toBeNull();
  });

  test('is forgotten by name, and another one is not', () => {
    const storage = new FakeStorage();
    const memory = new VisitorMemory(() => storage, api);
    const visitor = `cv_${fakeJwt({ iss: 'chatdock:visitor', sub: 'v1' })}`;
    memory.keep(visitor);
    memory.forget('["chatdock:visitor","v2"]');
    expect(memory.recall()).toBe(visitor);
    memory.forget('["chatdock:visitor","v1"]');
    expect(storage.length).toBe(0);
  });

  test.each(['', 'cs_a.b.c', 'cv_', 'cv_a.b.c\r\nX: y', '<script>'])('is not %j', (text) => {
    const storage = new FakeStorage();
    storage.setItem(`chat-dock:visitor:${api}`, text);
    expect(new VisitorMemory(() => storage, api).recall()).toBeNull();
  });

  test.each([
    ['blocked', blocked],
    ['full', () => Object.assign(new FakeStorage(), { setItem: blocked })],
  ])('is kept as long as it can be where storage is %s', (_name, storage) => {
    const memory = new VisitorMemory(storage, api);
    expect(memory.recall()).toBeNull();
    memory.keep(token);
    expect(memory.recall()).toBe(token);
    memory.keep(null);
    expect(memory.recall()).toBeNull();
  });
});
