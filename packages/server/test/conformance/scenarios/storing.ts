import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { scriptedResponder } from '../../../src/conformance/index.ts';
import { gate } from '../support/gate.ts';
import { group } from '../support/scenario.ts';
import { answer, done, part, typesOf } from '../support/scripts.ts';
import { tampered } from '../support/tampered-database.ts';

// What only a store that takes its time, or fails, can show; memory does neither.

export const storing = group('storing', (scenario) => {
  scenario(
    ['pipeline.stored-first'],
    'a store that is slow holds events back: what is told is there already',
    async (world) => {
      const { database } = world;
      if (!database) return;
      const slow = tampered(database, async ({ name }) => {
        if (name.includes('claimed_item')) await sleep(150);
      });
      const place = await world.start({ respond: scriptedResponder(), database: slow });
      const user = await place.newUser();
      const ask = user.at(world.api); // it is not slow
      const [one, two] = [gate(user), gate(user)];
      const replacement = { type: 'assistant_message', id: '$id:a', content: [part('Bye')] };
      const { threadId, stream } = await user.liveThread([
        answer('a', 'Hello'),
        one.wait,
        { type: 'thread.item.replaced', item: replacement },
        two.wait,
        { type: 'thread.item.removed', item_id: '$id:a' },
      ]);
      await stream.until('thread.item.done');
      expect(await ask.items(threadId)).toMatchObject([{}, { content: [{ text: 'Hello' }] }]);
      await one.open();
      await stream.until('thread.item.replaced');
      expect(await ask.items(threadId)).toMatchObject([{}, { content: [{ text: 'Bye' }] }]);
      await two.open();
      await stream.until('thread.item.removed');
      expect(await ask.items(threadId)).toHaveLength(1);
    },
  );

  scenario(
    ['errors.store-failure', 'errors.message-stays'],
    'an item that the store refuses is not told: the turn ends with an error, the thread goes on',
    async (world) => {
      const { database } = world;
      if (!database) return;
      const failing = tampered(database, async ({ name, values }) => {
        if (name.includes('put_claimed_item') && values.includes('unstorable'))
          throw new Error('The disk is full: canary.');
      });
      const place = await world.start({ respond: scriptedResponder(), database: failing });
      const user = await place.newUser();
      const script = [
        answer('a', 'kept'),
        answer('b', 'unstorable'),
        done({ type: 'end_of_turn', id: '$id:e' }),
      ];
      const { threadId, message, events } = await user.begin(script);
      expect(typesOf(events.slice(3))).toEqual(['thread.item.done', 'error']);
      expect(events.at(-1)).toEqual({ type: 'error', code: 'stream.error', allow_retry: true });
      expect(await user.items(threadId)).toMatchObject([message, { content: [part('kept')] }]);
      await user.send(threadId, [answer('c', 'next')]);
      expect(await user.items(threadId)).toHaveLength(4);
    },
  );
});
