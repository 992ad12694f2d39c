import { describe, expect, test } from 'vitest';
import { widgetComponentSchema } from '../../../src/protocol/index.ts';
import { componentSchemas } from '../../../src/protocol/widgets/tree.ts';
import { catalogue } from './catalogue.ts';
import { changed, paths } from './change.ts';

const isComponent = (value: unknown) => widgetComponentSchema.safeParse(value).success;

/** Inside an action's payload, and in what a row of a chart is named, anything goes. */
const open = /^(?:.*\.)?(?:payload(?:\..*)?|labels)$/u;

describe('the catalogue of components', () => {
  test('is all there is', () => {
    expect(componentSchemas.map(({ shape }) => shape.type.value)).toEqual(Object.keys(catalogue));
  });

  test.each(Object.entries(catalogue))(
    '%s: its props, each as it should be',
    (type, { props, required = [] }) => {
      const whole = { type, id: 'i', key: 'k', ...props };
      const schema = componentSchemas.find(({ shape }) => shape.type.value === type);
      expect(Object.keys(schema?.shape ?? {}).toSorted()).toEqual(Object.keys(whole).toSorted());
      expect(widgetComponentSchema.parse(whole)).toEqual(whole);

      const needed = Object.keys(props).filter((prop) => !isComponent(changed(whole, [prop], undefined)));
      expect(needed.toSorted()).toEqual([...required].toSorted());
      for (const path of paths(whole)) {
        const place = path.join('.');
        if (open.test(place)) continue;
        expect.soft(isComponent(changed(whole, path, [['wrong']])), place).toBe(false);
        expect.soft(isComponent(changed(whole, path, Symbol('wrong'))), place).toBe(false);
      }
    },
  );

  test('values outside their set are refused', () => {
    const sets = ['align', 'justify', 'wrap', 'radius', 'theme', 'direction', 'variant', 'fit', 'position'];
    const wrong = Object.entries(catalogue).flatMap(([type, { props }]) =>
      sets.filter((prop) => prop in props).map((prop) => ({ type, ...props, [prop]: 'nope' })),
    );
    expect(wrong).toHaveLength(37);
    expect(wrong.filter(isComponent)).toEqual([]);
    expect(isComponent({ type: 'Text', value: 'x', size: '2xl' })).toBe(false);
    expect(isComponent({ type: 'Checkbox', name: 'n', defaultChecked: 'true' })).toBe(false);
    expect(isComponent({ type: 'Text', value: 'x', editable: true })).toBe(false);
    expect(isComponent({ type: 'Button', iconStart: 'nope' })).toBe(false);
  });

  test('children may be one or many; a list and a table hold their own kinds, or unknown ones', () => {
    const text = { type: 'Text', value: 'x' };
    const other = { type: 'Unknown' };
    for (const children of [text, [text, text], [], other]) {
      expect.soft(isComponent({ type: 'Card', children })).toBe(true);
      expect.soft(isComponent({ type: 'Unknown', children })).toBe(true);
    }
    for (const type of ['ListView', 'Table', 'Table.Row']) {
      expect.soft(isComponent({ type, children: [other] }), type).toBe(true);
      expect.soft(isComponent({ type, children: [text] }), type).toBe(false);
    }
    expect(isComponent({ type: 'Transition', children: [text] })).toBe(false);
    expect(isComponent({ type: 'Transition', children: null })).toBe(true);
  });
});
