import { describe, expect, test } from 'vitest';
import { SessionKeeper, type OpenSession } from '../../../src/session/session-keeper.ts';
import { WidgetError } from '../../../src/widget-error.ts';

/** A keeper whose sessions last 100 ms of a clock the test moves, are renewed from 80 on, and are opened by hand. */
function keeper() {
  const world = { now: 0, opened: 0, answer: [] as ((failure?: Error) => void)[] };
  const open = (): Promise<OpenSession> =>
    new Promise((resolve, reject) => {
      world.opened += 1;
      const secret = `cs_${world.opened}`;
      world.answer.push((failure) => {
        if (failure) reject(failure);
        else
          resolve({ secret, user: 'u', hosted: false, expiresAt: world.now + 100, renewAt: world.now + 80 });
      });
    });
  return { world, sessions: new SessionKeeper(open, () => world.now) };
}

const settle = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve));

describe('SessionKeeper', () => {
  test('opens one session for any number of callers', async () => {
    const { world, sessions } = keeper();
    const all = Promise.all(Array.from({ length: 20 }, () => sessions.current()));
    world.answer[0]?.();
    expect(new Set((await all).map(({ secret }) => secret))).toEqual(new Set(['cs_1']));
    expect(world.opened).toBe(1);
  });

  test('keeps it until its time comes', async () => {
    const { world, sessions } = keeper();
    const first = sessions.current();
    world.answer[0]?.();
    await first;
    world.now = 79;
    await expect(sessions.current()).resolves.toMatchObject({ secret: 'cs_1' });
    expect(world.opened).toBe(1);
  });

  test('renews ahead of time without making anyone wait, once', async () => {
    const { world, sessions } = keeper();
    const first = sessions.current();
    world.answer[0]?.();
    await first;
    world.now = 80;
    await expect(Promise.all([sessions.current(), sessions.current()])).resolves.toMatchObject([
      { secret: 'cs_1' },
      { secret: 'cs_1' },
    ]);
    expect(world.opened).toBe(2);
    world.answer[1]?.();
    await settle();
    await expect(sessions.current()).resolves.toMatchObject({ secret: 'cs_2' });
  });

  test('a renewal ahead of time that fails harms nobody; one that is needed says so, and is tried again', async () => {
    const { world, sessions } = keeper();
    const first = sessions.current();
    world.answer[0]?.();
    await first;
    world.now = 90;
    await sessions.current();
    world.answer[1]?.(new WidgetError('server_unreachable'));
    await settle();
    world.now = 100;
    const needed = sessions.current();
    world.answer[2]?.(new WidgetError('server_unreachable'));
    await expect(needed).rejects.toMatchObject({ code: 'server_unreachable' });
    const again = sessions.current();
    world.answer[3]?.();
    await expect(again).resolves.toMatchObject({ secret: 'cs_4' });
  });

  test('replaces a refused session once for all who were refused', async () => {
    const { world, sessions } = keeper();
    const opening = sessions.current();
    world.answer[0]?.();
    const first = await opening;
    const replaced = Promise.all([sessions.replace(first), sessions.replace(first)]);
    world.answer[1]?.();
    await expect(replaced).resolves.toMatchObject([{ secret: 'cs_2' }, { secret: 'cs_2' }]);
    await expect(sessions.replace(first)).resolves.toMatchObject({ secret: 'cs_2' });
    expect(world.opened).toBe(2);
  });

  test('releases what it holds, and holds it no more', async () => {
    const { world, sessions } = keeper();
    expect(sessions.release()).toBeNull();
    const opening = sessions.current();
    world.answer[0]?.();
    await opening;
    expect(sessions.release()).toMatchObject({ secret: 'cs_1' });
    expect(sessions.release()).toBeNull();
  });
});
