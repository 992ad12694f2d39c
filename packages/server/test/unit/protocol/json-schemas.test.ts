import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { itemUpdateSchema, threadStreamEventSchema } from '../../../src/protocol/index.ts';
import { catalogue } from './catalogue.ts';
import { changed, paths } from './change.ts';
import { attachments, events, items, requests, thread, updates, widget } from './examples.ts';

const { resolve } = createRequire(import.meta.url);
const folder = new URL('../../../dist/protocol/schemas/', import.meta.url);
const names = readdirSync(folder).map((file) => file.replace(/\.schema\.json$/u, ''));

function read(name: string): Record<string, unknown> {
  const file = resolve(`@chatdock/server/protocol/schemas/${name}.schema.json`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Knows the one file and no other, so that a reference out of it does not compile. */
function compile(name: string): ValidateFunction {
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    formats: { 'date-time': true, base64: true },
  });
  return ajv.compile(read(name));
}

const page = (row: unknown) => ({ data: [row], has_more: true, after: 'x' });
const examples: Record<string, readonly unknown[]> = {
  request: requests,
  event: events,
  thread: [thread],
  'thread-page': [page(thread), { data: [], has_more: false }],
  'thread-item': items,
  'thread-item-page': [page(items[0])],
  'item-update': updates,
  attachment: attachments,
  widget: [
    widget,
    ...Object.entries(catalogue).map(([type, { props }]) => ({
      type: 'Card',
      children: [{ type, ...props }],
    })),
  ],
};

describe('the JSON Schema files', () => {
  test('are these, each with a name and a title of its own', () => {
    expect(names.toSorted()).toEqual(Object.keys(examples).toSorted());
    for (const name of names) {
      expect.soft(read(name)).toMatchObject({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: `urn:chatdock:protocol:${name}`,
        title: expect.any(String),
      });
      expect.soft(JSON.stringify(read(name))).not.toContain('__schema');
    }
  });

  test.each(Object.entries(examples))('%s: takes what is right, and refuses what is not', (name, values) => {
    const validate = compile(name);
    for (const value of values) {
      const about = JSON.stringify(value).slice(0, 100);
      expect.soft(validate(value), `${about} ${JSON.stringify(validate.errors?.slice(0, 3))}`).toBe(true);
    }
    let refused = 0;
    let tried = 0;
    for (const path of paths(values[0])) {
      tried += 1;
      if (!validate(changed(values[0], path, [['wrong']]))) refused += 1;
    }
    expect(refused).toBeGreaterThan(tried / 2);
    for (const value of [null, {}, [], 'x', { type: 'nope' }]) expect.soft(validate(value)).toBe(false);
  });

  test('say of a request what the server says, null included', () => {
    const validate = compile('request');
    const list = (params: object) => validate({ type: 'threads.list', params });
    expect([list({}), list({ limit: null, after: null, order: null, extra: 1 })]).toEqual([true, true]);
    expect([list({ limit: 101 }), list({ limit: '5' }), list({ order: 'x' })]).toEqual([false, false, false]);
    const output = (params: object) => validate({ type: 'threads.add_client_tool_output', params });
    expect([output({ thread_id: 'x', result: null }), output({ thread_id: 'x' })]).toEqual([true, false]);
  });

  test('say of an event that nothing in it is null or missing', () => {
    const validate = compile('event');
    const notice = { type: 'notice', level: 'info', message: 'm' };
    expect([validate(notice), validate({ ...notice, title: null })]).toEqual([true, false]);
    expect([validate({ type: 'error' }), validate(threadStreamEventSchema.parse({ type: 'error' }))]).toEqual(
      [false, true],
    );
    const text = {
      type: 'widget.component.updated',
      component_id: 'x',
      component: { type: 'Text', value: 'x' },
    };
    const isUpdate = compile('item-update');
    expect([isUpdate(text), isUpdate(changed(text, ['component', 'value'], undefined))]).toEqual([
      true,
      false,
    ]);
    expect(itemUpdateSchema.safeParse(text).success).toBe(true);
  });
});
