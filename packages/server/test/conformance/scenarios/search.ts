import { expect } from 'vitest';
import type { Page, Thread } from '../../../src/protocol/index.ts';
import { group } from '../support/scenario.ts';
import { answer, done } from '../support/scripts.ts';
import type { User } from '../support/user.ts';

async function found(user: User, query: string, params: object = {}): Promise<string[]> {
  const page = await user.ask<Page<Thread>>('chatdock.threads.search', { query, ...params });
  return page.data.map(({ id }) => id);
}

export const search = group('search', (scenario) => {
  scenario(
    ['search.finds', 'search.pages'],
    'threads are found by their title and by what was said, newest first',
    async (world) => {
      const user = await world.newUser();
      const { threadId: roses } = await user.begin([]);
      await user.act(roses, [answer('a', 'Water the ROSES at dawn.')]);
      const { threadId: titled } = await user.create('Something else');
      await user.ask('threads.update', { thread_id: titled, title: 'About rosés and tulips' });
      const { threadId: asked } = await user.create('My tulips, please');
      expect(await found(user, 'roses')).toEqual([titled, roses]);
      expect(await found(user, 'Tulips')).toEqual([asked, titled]);
      expect(await found(user, 'water dawn')).toEqual([roses]);
      expect(await found(user, 'water tulips')).toEqual([]);
      const first = await user.ask<Page<Thread>>('chatdock.threads.search', { query: 'tulips', limit: 1 });
      expect(first).toMatchObject({
        data: [{ id: asked, metadata: {}, items: { data: [], has_more: false } }],
        has_more: true,
      });
      expect(await found(user, 'tulips', { limit: 1, after: first.after })).toEqual([titled]);
    },
  );

  scenario(['search.own'], 'nothing of others, nothing deleted, nothing hidden', async (world) => {
    const [ada, eve] = [await world.newUser('ada'), await world.newUser('eve')];
    const { threadId: thread_id } = await ada.begin([]);
    const hidden = done({ type: 'hidden_context_item', id: '$id:h', content: 'periwinkle' });
    await ada.act(thread_id, [answer('a', 'larkspur'), hidden]);
    expect(await found(ada, 'periwinkle')).toEqual([]);
    expect(await found(ada, 'larkspur')).toEqual([thread_id]);
    expect(await found(eve, 'larkspur')).toEqual([]);
    await ada.ask('threads.delete', { thread_id });
    expect(await found(ada, 'larkspur')).toEqual([]);
  });

  scenario(['search.no-syntax'], 'what is looked for is text', async (world) => {
    const user = await world.newUser();
    const { threadId } = await user.create('100% of a_b');
    for (const query of ['100%', 'a_b']) expect.soft(await found(user, query), query).toEqual([threadId]);
    for (const query of ["' or 1=1 --", 'x%', '__', '\\', '$1', '(a', '!b', 'a:*', '"', '1%0'])
      expect.soft(await found(user, query), query).toEqual([]);
    expect((await user.refused('chatdock.threads.search', { query: '' })).status).toBe(400);
    expect((await user.refused('chatdock.threads.search', {})).status).toBe(400);
  });
});
