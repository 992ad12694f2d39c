import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRequest } from '../../../src/protocol/index.ts';
import { changed, paths } from './change.ts';
import { requests } from './examples.ts';

const input = { content: [], attachments: [], inference_options: {} };

/** What is said of a body: the request it is, or what is wrong with it. */
function said(body: unknown): unknown {
  const parsed = parseRequest(body);
  return parsed.ok ? parsed.request : parsed.message;
}

// What holds for which field, by its path without the request's type; numbers of list entries read `#`.

const free = [
  'metadata.any',
  'params.result',
  'params.result.ok',
  'params.action.payload',
  'params.action.payload.id',
  'params.action.payload.note',
  'params.input.content.#.data.a',
];
const optional = [
  'metadata',
  'params.limit',
  'params.order',
  'params.after',
  'params.input.quoted_text',
  'params.input.inference_options.tool_choice',
  'params.input.inference_options.model',
  'params.input.content.#.group',
  'params.input.content.#.interactive',
  'params.input.status',
  'params.input.answers',
  'params.input.answers.when',
  'params.input.answers.why',
  'params.input.answers.when.values',
  'params.input.answers.why.values',
  'params.input.answers.when.skipped',
  'params.input.answers.why.skipped',
];

/** Which fields may be missing depends on the request for these two. */
function mayBeMissing(type: string, field: string): boolean {
  if (field === 'params.item_id') return type.endsWith('custom_action');
  return free.includes(field) ? field !== 'params.result' : optional.includes(field);
}

/** Null is missing, apart from where null is a value and from where the protocol says no. */
function mayBeNull(type: string, field: string): boolean {
  if (field === 'metadata' || /\.answers\.\w+$/u.test(field)) return false;
  return free.includes(field) || mayBeMissing(type, field);
}

const fields = requests.flatMap((request) =>
  paths(request)
    .filter(([first]) => first !== 'type')
    .map((path) => ({
      request,
      path,
      field: path.map((key) => (/^\d+$/u.test(key) ? '#' : key)).join('.'),
    })),
);

/** Whether a body is fine; if not, whether the place that is wrong is named, or one further in. */
function verdict(body: unknown, path: readonly string[]): string {
  const parsed = parseRequest(body);
  if (parsed.ok) return 'fine';
  return startingWith(path).test(parsed.message) ? 'named' : parsed.message;
}

const filled = (status: string, answers: object) => ({ params: { input: { status, answers } } });

const isOrderly = (body: unknown): boolean => {
  const parsed = parseRequest(body);
  return parsed.ok || /^(?:[\w.*]+: [\w ,"]+|The body .*)\.$/u.test(parsed.message);
};

describe('parseRequest', () => {
  test.each(requests)('$type: as it is, with what is too much left out', (request) => {
    expect(said(request)).toEqual(request);
    const params = { ...request.params, extra: 1 };
    expect(said({ ...request, params, extra: 1 })).toEqual(request);
    expect(said({ ...request, metadata: undefined })).toEqual({ ...request, metadata: {} });
  });

  test('there are twenty kinds, and a test for each of their fields', () => {
    expect(requests).toHaveLength(20);
    expect(fields.length).toBeGreaterThan(100);
    const names = fields.map(({ field }) => field);
    expect([...free, ...optional].filter((field) => !names.includes(field))).toEqual([]);
  });

  test('a field that is missing, or null, is named, or was not needed', () => {
    for (const { request, path, field } of fields) {
      if (field.endsWith('#')) continue; // a list is what it is without one
      const about = `${request.type} ${path.join('.')}`;
      const missing = verdict(changed(request, path, undefined), path);
      expect.soft(missing, `${about} missing`).toBe(mayBeMissing(request.type, field) ? 'fine' : 'named');
      const nothing = verdict(changed(request, path, null), path);
      expect.soft(nothing, `${about} null`).toBe(mayBeNull(request.type, field) ? 'fine' : 'named');
    }
  });

  test.each([
    [true],
    [-1],
    [1.5],
    ['\u0000canary'.repeat(100_000)],
    [['canary', ['canary']]],
    [{ canary: 'canary' }],
  ])('a field with a wrong value is named, and the value is not repeated: %j', (wrong) => {
    let refused = 0;
    for (const { request, path, field } of fields) {
      const parsed = parseRequest(changed(request, path, wrong));
      if (parsed.ok) continue;
      refused += 1;
      expect.soft(free, request.type).not.toContain(field);
      expect.soft(parsed.message, request.type).toMatch(startingWith(path));
      expect.soft(parsed.message.replace(/^[\w.#*]+: /u, ''), request.type).not.toContain('canary');
      expect.soft(parsed.message.length, request.type).toBeLessThan(200);
    }
    expect(refused).toBeGreaterThan(fields.length / 2);
  });

  test.each([
    [
      'threads.update',
      { thread_id: 'x', title: 'x'.repeat(1_001) },
      'params.title: is too big, at most 1000 is allowed.',
    ],
    [
      'threads.update',
      { thread_id: 'x'.repeat(256), title: '' },
      'params.thread_id: is too big, at most 255 is allowed.',
    ],
    ['threads.update', { thread_id: '', title: '' }, 'params.thread_id: is too small, at least 1 is needed.'],
    [
      'items.feedback',
      { thread_id: 'x', item_ids: Array(101).fill('x'), kind: 'positive' },
      'params.item_ids: is too big, at most 100 is allowed.',
    ],
    [
      'items.feedback',
      { thread_id: 'x', item_ids: ['x', 5], kind: 'positive' },
      'params.item_ids.1: must be of type string.',
    ],
    [
      'items.feedback',
      { thread_id: 'x', item_ids: [], kind: 'x' },
      'params.kind: must be "positive" or "negative".',
    ],
    [
      'attachments.create',
      { name: 'x', mime_type: 'x', size: -1 },
      'params.size: is too small, at least 0 is needed.',
    ],
    [
      'attachments.create',
      { name: 'x', mime_type: 'x', size: 2 ** 53 },
      'params.size: is too big, at most 9007199254740991 is allowed.',
    ],
    ['attachments.create', { name: 'x', mime_type: 'x', size: 0.5 }, 'params.size: must be of type integer.'],
    [
      'attachments.create',
      { name: '', mime_type: 'x', size: 0 },
      'params.name: is too small, at least 1 is needed.',
    ],
    ['input.transcribe', { audio_base64: '', mime_type: 'x' }, 'params.audio_base64: must be base64.'],
    ['input.transcribe', { audio_base64: 'ABC', mime_type: 'x' }, 'params.audio_base64: must be base64.'],
    ['input.transcribe', { audio_base64: 'AB-_', mime_type: 'x' }, 'params.audio_base64: must be base64.'],
    ['threads.custom_action', { thread_id: 'x', action: {} }, 'params.action.type: must be of type string.'],
    [
      'threads.custom_action',
      { thread_id: 'x', action: { type: null } },
      'params.action.type: must be of type string.',
    ],
    ['threads.add_client_tool_output', { thread_id: 'x' }, 'params.result: is required.'],
    [
      'threads.add_structured_input',
      { thread_id: 'x', item_id: 'x', input: { answers: { '<b>': 5 } } },
      'params.input.answers.*: must be of type object.',
    ],
    [
      'threads.add_structured_input',
      { thread_id: 'x', item_id: 'x', input: { answers: { ['x'.repeat(256)]: {} } } },
      'params.input.answers.*: has a name that is not valid.',
    ],
    [
      'threads.add_structured_input',
      { thread_id: 'x', item_id: 'x', input: { answers: { q: { values: ['x', 5] } } } },
      'params.input.answers.q.values.1: must be of type string.',
    ],
    ['chatdock.threads.search', { query: '' }, 'params.query: is too small, at least 1 is needed.'],
    ['threads.add_structured_input', [], 'params: must be of type object.'],
  ])('%s %j: %s', (type, params, expected) => {
    expect(said({ type, params })).toEqual(expected);
  });

  test.each([
    [null, 'The body must be one JSON object with "type" and "params".'],
    [{}, 'type: must be a string.'],
    [Object.create({ type: 'threads.list', params: {} }), 'type: must be a string.'],
    [{ type: 'toString' }, 'type: is not a request of the ChatKit protocol.'],
    [{ type: 'threads.list' }, 'params: must be of type object.'],
    [{ type: 'threads.list', params: {}, metadata: null }, 'metadata: must be of type object.'],
    [{ type: 'threads.list', params: { limit: 101 } }, 'params.limit: is too big, at most 100 is allowed.'],
    [{ type: 'threads.list', params: { limit: -1 } }, 'params.limit: is too small, at least 0 is needed.'],
    [{ type: 'threads.list', params: { limit: '5' } }, 'params.limit: must be of type number.'],
    [{ type: 'threads.list', params: { limit: 1.5 } }, 'params.limit: must be of type integer.'],
    [{ type: 'threads.list', params: { order: 'x' } }, 'params.order: must be "asc" or "desc".'],
    [{ type: 'threads.get_by_id', params: {} }, 'params.thread_id: must be of type string.'],
    [
      { type: 'threads.update', params: { thread_id: 'x', title: null } },
      'params.title: must be of type string.',
    ],
    [
      { type: 'threads.create', params: { input: { ...input, attachments: null } } },
      'params.input.attachments: must be of type array.',
    ],
    [
      { type: 'threads.create', params: { input: { content: [], attachments: [] } } },
      'params.input.inference_options: must be of type object.',
    ],
    [
      { type: 'threads.create', params: { input: { ...input, content: [{ type: 'x' }] } } },
      'params.input.content.0.type: must be "input_text" or "input_tag".',
    ],
    [
      {
        type: 'threads.create',
        params: { input: { ...input, content: [{ type: 'input_tag', id: 'x', text: 'x' }] } },
      },
      'params.input.content.0.data: must be of type object.',
    ],
  ])('says what is wrong: %j', (body, expected) => {
    expect(said(body)).toBe(expected);
  });

  test('what may be left out is filled in', () => {
    const ofThread = { thread_id: 'x', item_id: 'x' };
    const answer = (value: object) =>
      said({ type: 'threads.add_structured_input', params: { ...ofThread, input: value } });
    expect(answer({})).toMatchObject(filled('answered', {}));
    expect(answer({ status: null, answers: null })).toMatchObject(filled('answered', {}));
    expect(
      answer({ status: 'skipped', answers: { q: {}, r: { values: null, skipped: null } } }),
    ).toMatchObject(
      filled('skipped', { q: { values: [], skipped: false }, r: { values: [], skipped: false } }),
    );
    expect(said({ type: 'chatdock.threads.search', params: { query: 'x', limit: 0 } })).toMatchObject({
      params: { query: 'x', limit: 20 },
    });
  });

  test('null is a result; a payload of null is none; nulls within data stay', () => {
    const result = { type: 'threads.add_client_tool_output', params: { thread_id: 'x', result: null } };
    expect(said(result)).toEqual({ ...result, metadata: {} });
    const act = (payload: unknown) =>
      JSON.stringify(
        said({ type: 'threads.custom_action', params: { thread_id: 'x', action: { type: 'a', payload } } }),
      );
    expect(act(null)).toBe(act(undefined));
    expect(act({ a: [null] })).toContain('{"a":[null]}');
  });

  test('never throws, and never says what it was sent', () => {
    const any = fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true });
    const spoiled = fc
      .tuple(fc.constantFrom(...fields), fc.jsonValue({ maxDepth: 4 }))
      .map(([{ request, path }, value]) => changed(request, path, value));
    expect(() => fc.assert(fc.property(any, isOrderly))).not.toThrow();
    expect(() => fc.assert(fc.property(spoiled, isOrderly), { numRuns: 2_000 })).not.toThrow();
  });

  test('a body nested a hundred thousand deep is read, or refused, like any other', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    for (const { request, path } of fields)
      expect(() => parseRequest(changed(request, path, deep))).not.toThrow();
  });
});

/** The path, or one that leads further in; keys of the sender's own choosing may read `*`. */
function startingWith(path: readonly string[]): RegExp {
  return new RegExp(`^${path.join('\\.')}(?:\\.[\\w*]+)*: `, 'u');
}
