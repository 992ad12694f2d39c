import { expect } from 'vitest';
import type { ThreadItem } from '../../../src/protocol/index.ts';
import { scriptedResponder } from '../../../src/conformance/index.ts';
import { gate } from '../support/gate.ts';
import { group } from '../support/scenario.ts';
import { answer, card, done, progress, scriptAction, seenIn, tell, typesOf } from '../support/scripts.ts';
import type { User } from '../support/user.ts';

const streamed = 'threads.custom_action';
const atOnce = 'threads.sync_custom_action';
const text = (value: string) => ({ type: 'Text', id: 't', value });

/** Starts a thread with a widget and an answer. */
async function withWidget(user: User): Promise<{ threadId: string; widget: ThreadItem; other: ThreadItem }> {
  const { threadId } = await user.begin([done(card('w', text('before'))), answer('a', 'x')]);
  const [, widget, other] = await user.items(threadId);
  return { threadId, widget: widget!, other: other! };
}

export const actions = group('actions', (scenario) => {
  scenario(
    ['actions.sender', 'actions.opening'],
    'the handler gets type, payload and the widget as it is stored',
    async (world) => {
      const user = await world.newUser();
      const { threadId, widget } = await withWidget(user);
      const script = [tell('action', 'sender', 'message', 'cause'), answer('b', 'Done.')];
      const action = { type: 'task.check', payload: { script, id: 7, note: null } };
      const events = await user.stream(streamed, { thread_id: threadId, item_id: widget.id, action });
      expect(typesOf(events)).toEqual(['stream_options', 'client_effect', 'thread.item.done']);
      const seen = seenIn(events);
      expect(seen).toMatchObject({ message: null, cause: 'action', sender: widget });
      expect(seen['action']).toMatchObject({ type: 'task.check', payload: { id: 7, note: null } });
      expect(typesOf(await user.items(threadId))).toEqual([
        'user_message',
        'widget',
        'assistant_message',
        'assistant_message',
      ]);
    },
  );

  scenario(
    ['actions.wrong-sender'],
    'a sender that is no widget: one error, and nothing before it',
    async (world) => {
      const user = await world.newUser();
      const { threadId, other } = await withWidget(user);
      const before = await user.history(threadId);
      for (const { id } of [other, before[0]!]) {
        const params = { thread_id: threadId, item_id: id, action: scriptAction([answer('b', 'canary')]) };
        expect(await user.stream(streamed, params)).toEqual([
          { type: 'error', code: 'stream.error', allow_retry: false },
        ]);
      }
      expect(await user.history(threadId)).toEqual(before);
    },
  );

  scenario(['actions.unknown-sender'], 'a sender that is not there is not found', async (world) => {
    const user = await world.newUser();
    const { threadId } = await withWidget(user);
    const elsewhere = await withWidget(user);
    for (const item_id of ['msg_unknown', elsewhere.widget.id]) {
      const params = { thread_id: threadId, item_id, action: { type: 'a' } };
      for (const type of [streamed, atOnce])
        expect.soft((await user.refused(type, params)).status, type).toBe(404);
    }
  });

  scenario(['actions.no-sender'], 'an action of the page has no sender', async (world) => {
    const user = await world.newUser();
    const { threadId } = await withWidget(user);
    expect(seenIn(await user.act(threadId, [tell('sender', 'action')]))).toMatchObject({
      sender: null,
      action: { type: 'play' },
    });
    const bare = await user.stream(streamed, { thread_id: threadId, action: { type: 'bare' } });
    expect(bare).toEqual([{ type: 'stream_options', stream_options: { allow_cancel: true } }]);
  });

  scenario(
    ['actions.failing'],
    'an action that fails, or that nobody handles, gives an error event',
    async (world) => {
      const user = await world.newUser();
      const { threadId } = await withWidget(user);
      const failed = await user.act(threadId, [progress('x'), { throw: 'canary' }]);
      const error = { type: 'error', code: 'stream.error', allow_retry: true };
      expect(failed.slice(1)).toEqual([progress('x'), error]);
      const { respond } = scriptedResponder();
      const place = await world.start({ respond });
      const there = await place.newUser();
      const begun = await withWidget(there);
      const events = await there.act(begun.threadId, [progress('x')]);
      expect(events).toEqual([{ type: 'stream_options', stream_options: { allow_cancel: true } }, error]);
      expect((await there.send(begun.threadId, [progress('x')])).at(-1)).toEqual(progress('x'));
    },
  );

  scenario(
    ['actions.old-widgets'],
    'a widget of an earlier turn is updated for now and replaced for good',
    async (world) => {
      const user = await world.newUser();
      const { threadId, widget } = await withWidget(user);
      const update = { type: 'widget.root.updated', widget: { type: 'Card', children: [text('for now')] } };
      const changed = await user.act(
        threadId,
        [{ type: 'thread.item.updated', item_id: '$sender', update }],
        widget.id,
      );
      expect(changed[1]).toMatchObject({ item_id: widget.id, update });
      expect((await user.items(threadId))[1]).toEqual(widget);
      const after = { type: 'widget', id: '$sender', widget: { type: 'Card', children: [text('for good')] } };
      const replaced = await user.act(threadId, [{ type: 'thread.item.replaced', item: after }], widget.id);
      const items = await user.items(threadId);
      expect(replaced[1]).toEqual({ type: 'thread.item.replaced', item: items[1] });
      expect(items[1]).toMatchObject({ id: widget.id, widget: after.widget });
      expect(items).toHaveLength(3);
    },
  );

  scenario(
    ['actions.sync', 'actions.sync-saves'],
    'answered at once: an item or nothing, kept only if saved',
    async (world) => {
      const user = await world.newUser();
      const { threadId, widget } = await withWidget(user);
      const act = (script: Parameters<typeof scriptAction>[0]) =>
        user.ask(atOnce, { thread_id: threadId, item_id: widget.id, action: scriptAction(script) });
      expect(await act([])).toEqual({});
      const after = { type: 'widget', id: '$sender', widget: { type: 'Card', children: [text('after')] } };
      expect(await act([{ answer: after }])).toMatchObject({
        updated_item: { id: widget.id, widget: after.widget },
      });
      expect((await user.items(threadId))[1]).toEqual(widget);
      expect(await act([{ save: after }])).toEqual({});
      const items = await user.items(threadId);
      expect(items[1]).toMatchObject({ id: widget.id, widget: after.widget });
      expect(items).toHaveLength(3);
    },
  );

  scenario(['actions.sync-meanwhile'], 'answered at once also while an answer streams', async (world) => {
    const user = await world.newUser();
    const held = gate(user);
    const { threadId, stream } = await user.liveThread([progress('waiting'), held.wait, answer('a', 'x')]);
    await stream.until('waiting');
    const action = scriptAction([{ save: card('w') }, { answer: card('w') }]);
    expect(await user.ask(atOnce, { thread_id: threadId, action })).toMatchObject({
      updated_item: { type: 'widget' },
    });
    await held.open();
    expect(typesOf(await stream.rest())).toEqual(['thread.item.done']);
    expect(typesOf(await user.items(threadId))).toEqual(['user_message', 'widget', 'assistant_message']);
  });

  scenario(
    ['actions.sync-wrong-sender', 'actions.sync-missing'],
    'answered at once: no other sender, and not without a handler',
    async (world) => {
      const user = await world.newUser();
      const { threadId, other } = await withWidget(user);
      const { status, error } = await user.refused(atOnce, {
        thread_id: threadId,
        item_id: other.id,
        action: { type: 'a' },
      });
      expect([status, error.code]).toEqual([400, 'invalid_request']);
      const place = await world.start({ respond: scriptedResponder().respond });
      const there = await place.newUser();
      const begun = await there.begin([]);
      const refused = await there.refused(atOnce, { thread_id: begun.threadId, action: { type: 'a' } });
      expect([refused.status, refused.error.code]).toEqual([501, 'not_supported']);
    },
  );

  scenario(
    ['actions.sync', 'errors.nothing-leaks'],
    'answered at once: a failure does not tell its words',
    async (world) => {
      const user = await world.newUser();
      const { threadId } = await withWidget(user);
      const { error } = await user.refused(atOnce, {
        thread_id: threadId,
        action: scriptAction([{ throw: 'canary' }]),
      });
      expect(JSON.stringify(error)).not.toContain('canary');
    },
  );
});
