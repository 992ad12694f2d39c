import { describe, expect, test } from 'vitest';
import {
  applyItemUpdate,
  attachmentSchema,
  itemUpdateSchema,
  storedAttachmentSchema,
  threadItemSchema,
  threadSchema,
  threadStreamEventSchema,
  toWireAttachment,
} from '../../../src/protocol/index.ts';
import { attachments, common, events, items, thread, updates } from './examples.ts';

const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const of = (item: object) => threadItemSchema.parse({ ...common, ...item });
const isPreview = (preview_url: string) =>
  attachmentSchema.safeParse({ ...attachments[1], preview_url }).success;
const isUpdateAt = (progress: number) =>
  itemUpdateSchema.safeParse({
    type: 'generated_image.updated',
    image: { id: 'i', url: 'data:,' },
    progress,
  }).success;

describe('what is sent', () => {
  test.each([
    ['items', threadItemSchema, items, 11],
    ['updates', itemUpdateSchema, updates, 10],
    ['events', threadStreamEventSchema, events, 31],
    ['attachments', attachmentSchema, attachments, 2],
    ['threads', threadSchema, [thread], 1],
  ] as const)('%s come back as they went', (...[, schema, examples, count]) => {
    expect(examples).toHaveLength(count);
    for (const example of examples) expect.soft(wire(schema.parse(example))).toEqual(example);
  });

  test('no field is null, at any depth; data of the application keeps its nulls', () => {
    const source = {
      type: 'entity',
      title: 'T',
      id: 'e',
      description: null,
      icon: null,
      data: { kept: null },
    };
    const content = [
      { type: 'output_text', text: 'x', annotations: [{ type: 'annotation', source, index: null }] },
    ];
    expect(wire(threadItemSchema.parse({ type: 'assistant_message', ...common, content }))).toEqual({
      type: 'assistant_message',
      ...common,
      content: [
        {
          type: 'output_text',
          text: 'x',
          annotations: [
            {
              type: 'annotation',
              source: { type: 'entity', title: 'T', id: 'e', interactive: false, data: { kept: null } },
            },
          ],
        },
      ],
    });
    const call = { type: 'client_tool_call', ...common, call_id: 'c', name: 'n', arguments: { kept: null } };
    expect(wire(threadItemSchema.parse({ ...call, output: null }))).toEqual({ ...call, status: 'pending' });
    expect(wire(threadItemSchema.parse({ ...call, output: { kept: [null] } }))).toMatchObject({
      output: { kept: [null] },
    });
    const widget = { type: 'Card', children: [null, { type: 'Spacer', minSize: null }], theme: null };
    expect(wire(threadItemSchema.parse({ type: 'widget', ...common, widget, copy_text: null }))).toEqual({
      type: 'widget',
      ...common,
      widget: { type: 'Card', children: [{ type: 'Spacer' }] },
    });
  });

  test('defaults are filled in, as they are always on the wire', () => {
    expect(of({ type: 'user_message', content: [] })).toMatchObject({
      attachments: [],
      inference_options: {},
    });
    expect(
      of({
        type: 'structured_input',
        inputs: [
          { type: 'multiple_choice', id: 'q', question: '?', options: [], answer: {} },
          { type: 'freeform', id: 'r', question: '?' },
        ],
      }),
    ).toMatchObject({
      status: 'pending',
      inputs: [{ multiple: false, answer: { values: [], skipped: false } }, { type: 'freeform' }],
    });
    expect(wire(of({ type: 'generated_image' }))).toEqual({ type: 'generated_image', ...common });
    const upload_descriptor = { url: 'https://example.com', method: 'PUT' };
    expect(attachmentSchema.parse({ ...attachments[0], upload_descriptor })).toMatchObject({
      upload_descriptor: { headers: {} },
    });
  });

  test('what is filled in belongs to the one item alone', () => {
    const message = { type: 'assistant_message', content: [{ type: 'output_text', text: 'x' }] };
    const [one, another] = [of(message), of(message)];
    applyItemUpdate(one, {
      type: 'assistant_message.content_part.annotation_added',
      content_index: 0,
      annotation_index: 0,
      annotation: { type: 'annotation', source: { type: 'file', title: 'T', filename: 'f' } },
    });
    expect([one, another]).toMatchObject([
      { content: [{ annotations: [{}] }] },
      { content: [{ annotations: [] }] },
    ]);
  });

  test('metadata of a file stays on the server, by every way to the wire', () => {
    const stored = storedAttachmentSchema.parse({ ...attachments[1], metadata: { path: null } });
    expect(stored.metadata).toEqual({ path: null });
    expect(toWireAttachment(stored)).toEqual(attachments[1]);
    expect(stored.metadata).toEqual({ path: null });
    expect(attachmentSchema.parse(stored)).toEqual(attachments[1]);
    const message = threadItemSchema.parse({
      type: 'user_message',
      ...common,
      content: [],
      attachments: [stored],
    });
    expect(JSON.stringify(message)).not.toContain('metadata');
  });

  test('addresses have to work wherever they are opened', () => {
    for (const url of ['https://e.com', 'http://localhost:1/a', 'data:image/png;base64,AA'])
      expect.soft(isPreview(url), url).toBe(true);
    for (const url of ['/a.png', 'a.png', '//e.com/a', 'javascript:alert(1)', 'https://', 'https://a b', ''])
      expect.soft(isPreview(url), url).toBe(false);
  });

  test('progress goes from 0 to 1', () => {
    expect([0, 0.5, 1, -0.1, 1.1].map(isUpdateAt)).toEqual([true, true, true, false, false]);
  });
});
