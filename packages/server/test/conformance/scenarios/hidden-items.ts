import { expect } from 'vitest';
import type { Page, ThreadItem } from '../../../src/protocol/index.ts';
import { group } from '../support/scenario.ts';
import { added, answer, done, scriptAction, seenIn, tell, typesOf } from '../support/scripts.ts';

const hidden = (id: string) => ({
  type: 'hidden_context_item',
  id: `$id:${id}`,
  content: { note: ['canary', null] },
});
const sdkHidden = (id: string) => ({ type: 'sdk_hidden_context', id: `$id:${id}`, content: 'canary' });

export const hiddenItems = group('hidden items', (scenario) => {
  scenario(
    ['hidden.done', 'hidden.reads', 'hidden.for-the-model'],
    'hidden items are kept for the model and shown to nobody',
    async (world) => {
      const user = await world.newUser();
      const script = [done(hidden('h')), done(sdkHidden('s')), answer('a', 'Seen?'), tell('history')];
      const { threadId, events } = await user.begin(script);
      expect(typesOf(events.slice(3))).toEqual(['thread.item.done', 'client_effect']);
      const { history } = seenIn(events);
      expect(history).toMatchObject([
        { type: 'user_message' },
        { type: 'hidden_context_item', content: { note: ['canary', null] } },
        { type: 'sdk_hidden_context', content: 'canary' },
        { type: 'assistant_message' },
      ]);
      const visible = ['user_message', 'assistant_message'];
      expect(typesOf(await user.items(threadId))).toEqual(visible);
      expect(typesOf((await user.thread(threadId)).items.data)).toEqual(visible);
    },
  );

  scenario(['hidden.all-events'], 'no event tells of a hidden item', async (world) => {
    const user = await world.newUser();
    const item = hidden('h');
    const script = [
      added(item),
      {
        type: 'thread.item.updated',
        item_id: '$id:h',
        update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: 'canary' },
      },
      done(item),
      { type: 'thread.item.replaced', item },
      { type: 'thread.item.removed', item_id: '$id:h' },
      { thread: { title: 'T' } },
      done(sdkHidden('s')),
    ];
    const { threadId, events } = await user.begin(script);
    // A change that is noticed at a hidden item is told all the same.
    expect(typesOf(events.slice(3))).toEqual(['thread.updated']);
    expect(typesOf(await user.history(threadId))).toEqual(['user_message', 'sdk_hidden_context']);
  });

  scenario(['hidden.paging'], 'pages that filtering emptied still lead on', async (world) => {
    const user = await world.newUser();
    const notes = Array.from({ length: 5 }, (_, index) => done(hidden(`h${index}`)));
    const { threadId } = await user.begin([...notes, answer('a', 'end')]);
    const walk = async (order: 'asc' | 'desc', limit: number): Promise<ThreadItem[][]> => {
      const pages: ThreadItem[][] = [];
      let after: string | undefined;
      do {
        const params = { thread_id: threadId, order, limit, ...(after !== undefined && { after }) };
        const page = await user.ask<Page<ThreadItem>>('items.list', params);
        expect(page.has_more).toBe(page.after !== undefined);
        pages.push(page.data);
        after = page.after;
      } while (after !== undefined && pages.length < 20);
      return pages;
    };
    for (const limit of [1, 2, 3, 7]) {
      const [up, down] = [await walk('asc', limit), await walk('desc', limit)];
      expect.soft(typesOf(up.flat()), `asc by ${limit}`).toEqual(['user_message', 'assistant_message']);
      expect.soft(typesOf(down.flat()), `desc by ${limit}`).toEqual(['assistant_message', 'user_message']);
      for (const page of [...up, ...down]) expect.soft(page.length).toBeLessThanOrEqual(limit);
    }
  });

  scenario(['hidden.sync-action'], 'an action that is answered at once cannot show one', async (world) => {
    const user = await world.newUser();
    const { threadId: thread_id } = await user.begin([]);
    const action = scriptAction([{ answer: hidden('h') }]);
    const response = await user.post({ type: 'threads.sync_custom_action', params: { thread_id, action } });
    expect(response.status).not.toBe(200);
    expect(await response.text()).not.toContain('canary');
  });
});
