import { expect } from 'vitest';
import type { ThreadItem } from '../../../src/protocol/index.ts';
import { group } from '../support/scenario.ts';
import { answer, done, seenIn, tell, typesOf } from '../support/scripts.ts';
import type { User } from '../support/user.ts';

const submit = 'threads.add_structured_input';

const questions = [
  { type: 'multiple_choice', id: 'one', question: 'Which?', options: [{ value: 'a' }, { value: 'b' }] },
  { type: 'multiple_choice', id: 'many', question: 'Which ones?', options: [{ value: 'a' }], multiple: true },
  { type: 'freeform', id: 'free', question: 'Why?' },
];
const asking = [
  done({ type: 'structured_input', id: '$id:s', inputs: questions }),
  { later: [tell('message', 'cause'), answer('a', 'Thanks.')] },
];
const skipped = { values: [], skipped: true };
const given = (...values: string[]) => ({ values, skipped: false });

/** Starts a thread that asks; where the answers go. */
async function ask(user: User): Promise<{ thread_id: string; item_id: string; item: ThreadItem }> {
  const { threadId: thread_id } = await user.begin(asking);
  const item = (await user.items(thread_id)).at(-1)!;
  return { thread_id, item_id: item.id, item };
}

/** What became of the questions after a submission. */
async function answersTo(user: User, input: object): Promise<{ status: string; answers: unknown[] }> {
  const { thread_id, item_id } = await ask(user);
  await user.stream(submit, { thread_id, item_id, input });
  const stored = (await user.items(thread_id)).find(({ id }) => id === item_id);
  if (stored?.type !== 'structured_input') throw new Error('The questions are gone.');
  return { status: stored.status, answers: stored.inputs.map((entry) => entry.answer) };
}

export const structuredInput = group('structured input', (scenario) => {
  scenario(
    ['structured-input.opening', 'structured-input.stored'],
    'answers: the item replaced by itself with its answers, then the responder',
    async (world) => {
      const user = await world.newUser();
      const { thread_id, item_id, item } = await ask(user);
      expect(item).toMatchObject({ status: 'pending' });
      const input = {
        answers: { one: { values: ['a'] }, many: { values: ['a', 'c'] }, free: { values: ['So.'] } },
      };
      const events = await user.stream(submit, { thread_id, item_id, input });
      expect(typesOf(events)).toEqual([
        'stream_options',
        'thread.item.replaced',
        'client_effect',
        'thread.item.done',
      ]);
      const answers = [given('a'), given('a', 'c'), given('So.')];
      expect(events[1]).toMatchObject({
        item: { id: item_id, status: 'answered', inputs: answers.map((value) => ({ answer: value })) },
      });
      expect(seenIn(events)).toEqual({ message: null, cause: 'structured_input' });
      const items = await user.items(thread_id);
      expect(typesOf(items)).toEqual(['user_message', 'structured_input', 'assistant_message']);
      expect(events[1]).toEqual({ type: 'thread.item.replaced', item: items[1] });
    },
  );

  scenario(
    ['structured-input.skipped-answers'],
    'what is missing, empty or skipped counts as skipped',
    async (world) => {
      const user = await world.newUser();
      const input = {
        status: 'answered',
        answers: { one: { values: [] }, free: { values: ['x'], skipped: true } },
      };
      expect(await answersTo(user, input)).toEqual({
        status: 'answered',
        answers: [skipped, skipped, skipped],
      });
      expect(await answersTo(user, {})).toEqual({ status: 'answered', answers: [skipped, skipped, skipped] });
    },
  );

  scenario(
    ['structured-input.values'],
    'of a single choice the first value counts; any value is taken',
    async (world) => {
      const user = await world.newUser();
      const answers = { one: { values: ['my own', 'b'] }, many: { values: ['my own', 'a'] } };
      expect((await answersTo(user, { answers })).answers).toEqual([
        given('my own'),
        given('my own', 'a'),
        skipped,
      ]);
    },
  );

  scenario(
    ['structured-input.unknown-questions'],
    'answers to what was not asked are passed over',
    async (world) => {
      const user = await world.newUser();
      const answers = { other: { values: ['x'] }, toString: { values: ['x'] }, free: { values: ['y'] } };
      expect((await answersTo(user, { answers })).answers).toEqual([skipped, skipped, given('y')]);
    },
  );

  scenario(['structured-input.skipped'], 'skipping skips all, whatever was filled in', async (world) => {
    const user = await world.newUser();
    const answers = { one: { values: ['a'] }, free: { values: ['x'] } };
    expect(await answersTo(user, { status: 'skipped', answers })).toEqual({
      status: 'skipped',
      answers: [skipped, skipped, skipped],
    });
  });

  scenario(
    ['structured-input.refused'],
    'what is answered already, or asks nothing, is refused',
    async (world) => {
      const user = await world.newUser();
      const { thread_id, item_id } = await ask(user);
      await user.stream(submit, { thread_id, item_id, input: { answers: { free: { values: ['first'] } } } });
      const before = await user.items(thread_id);
      const other = await ask(user);
      const cases: [string, number][] = [
        [item_id, 400],
        [before[0]!.id, 400],
        [before[2]!.id, 400],
        ['msg_unknown', 404],
        [other.item_id, 404],
      ];
      for (const [id, expected] of cases) {
        const { status, error } = await user.refused(submit, { thread_id, item_id: id, input: {} });
        expect.soft(status, id).toBe(expected);
        if (expected === 400) expect.soft(error.message).toContain('params.item_id');
      }
      expect(await user.items(thread_id)).toEqual(before);
      for (const input of [
        { status: 'pending' },
        { answers: { free: 'x' } },
        { answers: { free: { values: 'x' } } },
      ])
        expect
          .soft(
            (await user.refused(submit, { thread_id: other.thread_id, item_id: other.item_id, input }))
              .status,
          )
          .toBe(400);
    },
  );
});
