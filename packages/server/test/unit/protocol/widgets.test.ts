import { describe, expect, test } from 'vitest';
import { widgetComponentSchema, widgetRootSchema, type WidgetRoot } from '../../../src/protocol/index.ts';

const card = (...children: unknown[]) => ({ type: 'Card', children });
const parse = (value: unknown): unknown => {
  const parsed = widgetRootSchema.safeParse(value);
  return parsed.success ? parsed.data : parsed.error.issues[0]?.path.join('.');
};

describe('widgets', () => {
  test('lose their nulls at every depth, lists and payloads included, and keep what is empty', () => {
    const action = { type: 'go', payload: { kept: 0, gone: null, list: [1, null, { gone: null }] } };
    const written = {
      ...card(null, { type: 'Button', label: '', onClickAction: action, disabled: null }),
      id: null,
      theme: null,
    };
    expect(parse(written)).toEqual({
      type: 'Card',
      children: [
        { type: 'Button', label: '', onClickAction: { type: 'go', payload: { kept: 0, list: [1, {}] } } },
      ],
    });
    expect(written.children).toHaveLength(2);
  });

  test('only a Card, a ListView or a Basic is one by itself', () => {
    expect(parse(card())).toEqual(card());
    expect(parse({ type: 'ListView', children: [] })).toEqual({ type: 'ListView', children: [] });
    expect(parse({ type: 'Basic' })).toEqual({ type: 'Basic' });
    for (const value of [{ type: 'Box' }, { type: 'New' }, {}]) expect.soft(parse(value)).toBe('type');
    for (const value of [null, 'Card', []]) expect.soft(parse(value)).toBe('');
  });

  test('kinds and props that are not known here pass', () => {
    const newer = card(
      { type: 'Carousel', speed: 3, children: [{ type: 'Text', value: 'x', glow: { a: [1] } }] },
      { type: 'Table.Foot' },
    );
    expect(parse({ ...newer, corner: 'sharp' })).toEqual({ ...newer, corner: 'sharp' });
    const wrongInside = card({ type: 'Carousel', children: { type: 'Text' } });
    expect(widgetRootSchema.safeParse(wrongInside).success).toBe(false);
  });

  test('what contains itself is refused', () => {
    const list: unknown[] = [];
    const value = card({ type: 'Col', children: list });
    list.push(value);
    expect(parse(value)).toBe('');
  });

  test('what is written in code is held to the known props', () => {
    const fits: WidgetRoot = {
      type: 'Card',
      children: [
        { type: 'Row', children: { type: 'Text', value: 'x', size: null } },
        { type: 'Table', children: [{ type: 'Table.Row', children: [{ type: 'Table.Cell' }] }] },
        { type: 'Transition', children: { type: 'Spacer' } },
      ],
    };
    // @ts-expect-error -- no such prop
    const slip: WidgetRoot = { type: 'Card', children: [{ type: 'Text', valeu: 'x' }] };
    // @ts-expect-error -- no such colour
    const colour: WidgetRoot = { type: 'Card', children: [{ type: 'Badge', label: 'x', color: 'mauve' }] };
    // @ts-expect-error -- a list holds items
    const list: WidgetRoot = { type: 'ListView', children: [{ type: 'Text', value: 'x' }] };
    expect(parse(fits)).toBeTypeOf('object');
    for (const value of [slip, colour, list]) expect.soft(parse(value)).toBeTypeOf('string');
  });

  test('a component by itself can be any', () => {
    expect(widgetComponentSchema.parse({ type: 'Text', value: 'x', id: null })).toEqual({
      type: 'Text',
      value: 'x',
    });
    expect(widgetComponentSchema.safeParse({ type: 'Text' }).success).toBe(false);
    expect(widgetComponentSchema.safeParse({ type: 'Icon', name: 'nope' }).success).toBe(false);
  });
});
