import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { threadMarkdown } from '../../src/renderers/open/export/thread-markdown.ts';
import { kindOf } from '../../src/renderers/open/item-kinds.ts';
import { loadKinds } from '../../src/renderers/open/load-kinds.ts';
import {
  choose,
  noDraft,
  questionsOf,
  submission,
  valuesOf,
  write,
} from '../../src/renderers/open/questions/answers.ts';
import { readEvent } from '../../src/renderers/open/read-event.ts';
import { readItems } from '../../src/renderers/open/loading/read-items.ts';
import { readItem } from '../../src/renderers/open/read-item.ts';
import { readSources } from '../../src/renderers/open/sources/read-sources.ts';
import {
  type ThreadState,
  applyEvent,
  beginTurn,
  endTurn,
  noThread,
} from '../../src/renderers/open/thread-state.ts';
import type { Question, ThreadItem } from '../../src/renderers/open/wire.ts';
import * as samples from './item-samples.ts';
import * as wire from './transcripts.ts';

// Read before the kinds are there, as where they cannot be loaded.
const unloaded = readItems([samples.richUserItem(), samples.imageItem(), samples.questionsItem()]);
await loadKinds([wire.userItem('Words only', 'plain')]);
const isLoadedForWords = kindOf('user_message') !== undefined;
await loadKinds([...samples.oneOfEach, { type: 'widget' }]);

function play(state: ThreadState, ...events: readonly object[]): ThreadState {
  return events.reduce((current: ThreadState, event) => {
    const read = readEvent(event);
    return read === null ? current : applyEvent(current, read);
  }, state);
}

const asked = beginTurn(noThread, 'Hi');
const last = ({ items }: ThreadState): ThreadItem | undefined => items.at(-1);

describe('what a message holds beside words', () => {
  test('is loaded with the first of it, and the words are there without', () => {
    expect(isLoadedForWords).toBe(false);
    expect(unloaded[0]).toMatchObject({
      type: 'user_message',
      content: [{ text: 'Ask ' }, { text: 'Ann Lee' }, {}, {}, {}],
    });
    expect(unloaded[1]).toEqual({ type: 'other', id: 'img_1', words: '' });
    expect(unloaded[2]).toMatchObject({
      type: 'other',
      words: expect.stringContaining('It does not matter'),
    });
  });

  test('tags, files and a quote', () => {
    expect(readItem(samples.richUserItem())).toMatchObject({
      quoted_text: 'The answer that this is about.',
      content: [
        {},
        { type: 'input_tag', id: 'ent_Ann Lee', interactive: true, data: { kind: 'person' } },
        {},
        {},
        {},
      ],
      attachments: [
        { type: 'image', name: 'holiday.png', preview_url: samples.bluePicture },
        { type: 'file', mime_type: 'application/pdf', size: 2_400_000, preview_url: undefined },
        { type: 'image' },
      ],
    });
  });

  test.each([
    { attachments: 7, quoted_text: 7, content: 'x' },
    {
      attachments: [null, 1, { size: -1, type: 'toString' }],
      quoted_text: [],
      content: [null, { type: 'input_tag', data: 3, interactive: 'yes' }],
    },
    { attachments: Array.from({ length: 5000 }, () => ({})), quoted_text: ' ' },
  ])('never as it should not be: %#', (fields) => {
    const item = readItem(samples.richUserItem(fields));
    expect(item).toMatchObject({ type: 'user_message', quoted_text: undefined });
    const { attachments = [], content = [] } = item?.type === 'user_message' ? item : {};
    expect(attachments.length).toBeLessThanOrEqual(100);
    expect(attachments.every(({ name, size }) => name === '' && size === undefined)).toBe(true);
    expect(content.every((part) => part.type === 'input_text' || part.interactive !== undefined)).toBe(true);
  });
});

const added = (annotation_index: unknown, title: string): object =>
  wire.update('msg_answer', {
    type: 'assistant_message.content_part.annotation_added',
    content_index: 0,
    annotation_index,
    annotation: samples.annotation(samples.urlSource(title, 'https://a.example/')),
  });

const titles = (state: ThreadState): string[] => {
  const item = last(state);
  const parts = item?.type === 'assistant_message' ? item.content : [];
  return readSources(parts.flatMap((part) => part.annotations ?? [])).map(({ title }) => title);
};

describe('annotations', () => {
  test('are put in their places as they come, and stay when the text goes on or the part ends without', () => {
    const state = play(
      asked,
      wire.added(wire.answerItem(null)),
      wire.delta('One'),
      added(0, 'a'),
      added(99, 'c'),
      added(1, 'b'),
      added('x', 'd'),
      wire.delta(' two'),
      wire.update('msg_answer', {
        type: 'assistant_message.content_part.done',
        content_index: 0,
        content: { type: 'output_text', text: 'One two', annotations: [] },
      }),
    );
    expect(last(state)).toMatchObject({ content: [{ text: 'One two' }] });
    expect(titles(state)).toEqual(['a', 'b', 'c', 'd']);
    expect(titles(play(state, wire.done(samples.citedItem('One two', [], 'msg_answer'))))).toEqual([]);
  });

  test('name sources: each once, those of a group together, with what is known of them', () => {
    const sources = readSources(samples.annotations);
    expect(sources.map(({ title }) => title)).toEqual([
      'How tides work',
      'Not to be followed',
      'Tables of 2026',
      'Harbour',
    ]);
    expect(sources[0]).toMatchObject({ attribution: 'The Sea Institute', timestamp: '2026-01-15T08:00:00Z' });
    expect(sources[2]).toMatchObject({ attribution: 'tables.pdf', group: 'Files' });
    expect(sources[3]?.entity).toEqual({
      id: 'place_1',
      title: 'Harbour',
      group: 'Places',
      interactive: true,
      data: { town: 'Ayr' },
    });
    const strange = [
      null,
      3,
      {},
      { source: { type: 'toString', title: 'x' } },
      samples.annotation({ type: 'url' }),
    ];
    expect(readSources(strange)).toEqual([]);
    const many = Array.from({ length: 999 }, (_, index) =>
      samples.annotation(samples.urlSource(`${index}`, 'https://a.example')),
    );
    expect(readSources(many)).toHaveLength(100);
  });
});

describe('a generated image', () => {
  test('gets better while it is made, and is there at the end', () => {
    const begun = play(asked, wire.added(samples.imageItem()));
    expect(last(begun)).toEqual({ type: 'generated_image', id: 'img_1', url: undefined });
    const half = play(begun, samples.imageUpdated('https://a.example/1', 0.5), samples.imageUpdated('', 7));
    expect(last(half)).toMatchObject({ url: 'https://a.example/1', progress: 0.5 });
    const over = play(half, wire.delta('x', 'img_1'), wire.done(samples.imageItem('https://a.example/2')));
    expect(last(over)).toEqual({ type: 'generated_image', id: 'img_1', url: 'https://a.example/2' });
  });
});

describe('questions', () => {
  const item = readItem(samples.questionsItem());
  const inputs = item?.type === 'structured_input' ? item.inputs : [];
  const [one, several, free] = inputs;
  const none: Question = { id: '', question: '', options: [], multiple: false };

  test('one choice takes the place of another, and of what was written; of several each counts', () => {
    const chosen = choose(one ?? none, noDraft, 'Today');
    expect(valuesOf(chosen)).toEqual(['Today']);
    expect(valuesOf(choose(one ?? none, chosen, 'This week'))).toEqual(['This week']);
    expect(valuesOf(write(one ?? none, chosen, ' soon '))).toEqual(['soon']);
    expect(valuesOf(choose(one ?? none, write(one ?? none, chosen, 'soon'), 'Today'))).toEqual(['Today']);
    const both = ['Everybody', 'My team'].reduce(
      (draft, option) => choose(several ?? none, draft, option),
      noDraft,
    );
    expect(valuesOf(write(several ?? none, both, 'Ann'))).toEqual(['My team', 'Everybody', 'Ann']);
    expect(valuesOf(choose(several ?? none, both, 'My team'))).toEqual(['Everybody']);
    expect(valuesOf(write(free ?? none, noDraft, '  '))).toEqual([]);
  });

  test('what is sent: values by question, skipped where there are none; or all skipped', () => {
    const drafts = new Map([['when', { chosen: ['Today'], own: '' }]]);
    expect(submission(inputs, drafts)).toEqual({
      status: 'answered',
      answers: {
        when: { values: ['Today'], skipped: false },
        who: { values: [], skipped: true },
        why: { values: [], skipped: true },
      },
    });
    expect(submission(inputs, null)).toMatchObject({
      status: 'skipped',
      answers: { when: { skipped: true } },
    });
    const odd = submission([{ ...none, id: '__proto__' }], new Map());
    expect(Object.keys(odd.answers)).toEqual(['__proto__']);
  });

  test('wait while nothing else goes on and nothing has been said since', () => {
    const waiting = play(
      asked,
      ...wire.prologue('Hi'),
      wire.done(samples.questionsItem()),
      wire.done({ type: 'end_of_turn', id: 'e' }),
    );
    expect(questionsOf(waiting)).toBeNull();
    const over = endTurn(waiting, null);
    expect(questionsOf(over)).toMatchObject({ id: 'ask_1', status: 'pending' });
    expect(questionsOf(play(over, wire.done(wire.userItem('Never mind', 'u2'))))).toBeNull();
    expect(questionsOf(play(over, wire.updated({ status: { type: 'closed' } })))).toBeNull();
    expect(questionsOf(play(over, wire.replaced(samples.questionsItem({ status: 'skipped' }))))).toBeNull();
    expect(questionsOf(play(over, wire.replaced(samples.questionsItem({ inputs: [null, {}] }))))).toBeNull();
    expect(questionsOf(null)).toBeNull();
  });
});

const replay = (name: string): ThreadState => {
  const file = new URL(`../../../server/transcripts/${name}.json`, import.meta.url);
  const { steps }: { steps: { expect: { events?: object[] } }[] } = JSON.parse(readFileSync(file, 'utf8'));
  return steps
    .slice(0, 2)
    .reduce(
      (state, step) => endTurn(play(beginTurn(state, null), ...(step.expect.events ?? [])), null),
      noThread,
    );
};

describe('the server’s transcripts', () => {
  test('questions are asked, answered and kept', () => {
    const { items } = replay('13-structured-input');
    expect(items.map(({ type }) => type)).toEqual(['user_message', 'structured_input', 'assistant_message']);
    expect(items[1]).toMatchObject({
      status: 'answered',
      inputs: [
        { answer: ['my own'] },
        { answer: ['a', 'c'], multiple: true },
        { answer: [], description: 'In your words' },
      ],
    });
  });

  test('pictures, steps of every kind and what is not drawn', () => {
    const { items } = replay('17-item-kinds');
    expect(items.slice(0, 5)).toMatchObject([
      { type: 'user_message' },
      { type: 'generated_image', url: 'https://images.example/1.png' },
      { type: 'workflow', workflow: { tasks: [{ title: 'T', content: 'c', icon: 'check' }] } },
      {
        type: 'workflow',
        workflow: {
          summary: { duration: 3 },
          tasks: [
            { type: 'thought' },
            { query: 'q', sources: [{ title: 'P' }] },
            { sources: [{ title: 'A', details: ['a.pdf'] }] },
            { type: 'image' },
          ],
        },
      },
      { type: 'other', id: expect.any(String) },
    ]);
  });
});

describe('a conversation as a file', () => {
  const items = readItems(samples.oneOfEach);

  test('says who said what, and means what was meant', () => {
    const text = threadMarkdown({ title: 'Tides\n# and *more*', items, isCut: true, readSources });
    expect(text).toBe(
      [
        '# Tides # and *more*',
        '',
        '_The beginning of this conversation is left out._',
        '',
        '## You',
        '',
        '> The answer that this is about.',
        '',
        String.raw`Ask @Ann Lee and @Ben about \*\*this\*\*.`,
        '',
        '_Attached: holiday.png_',
        '',
        '_Attached: A rather long name of a report that nobody will read.pdf_',
        '',
        '_Attached: secret.jpg_',
        '',
        '## Assistant',
        '',
        '> **Steps**',
        '>',
        '> - Weighing it up',
        '> - tides today',
        '> - Waits for you',
        '',
        'The moon does it, as is well known: twice a day.',
        '',
        '**Sources**',
        '',
        '1. How tides work, The Sea Institute <https://sea.example/tides>',
        '1. Not to be followed',
        '1. Tables of 2026, tables.pdf',
        '1. Harbour',
        '',
        '_Image_',
        '',
        '**When should it be ready?**',
        '',
        'Today',
        '',
        '**Who should see it?**',
        '',
        'Today, For us all',
        '',
        '**What is it for?**',
        '',
        'Skipped',
        '',
        '## You',
        '',
        'And what of it?',
        '',
      ].join('\n'),
    );
  });

  test('of nothing is a heading', () => {
    expect(threadMarkdown({ title: undefined, items: [], isCut: false })).toBe('# Conversation\n');
  });
});
