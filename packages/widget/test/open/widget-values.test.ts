import { describe, expect, test } from 'vitest';
import { withFields } from '../../src/renderers/open/widgets/actions/payload.ts';
import { readAction, readLabelledAction } from '../../src/renderers/open/widgets/actions/read-action.ts';
import { safePattern } from '../../src/renderers/open/widgets/actions/safe-pattern.ts';
import { blockStyles, borderStyles, spacingStyles } from '../../src/renderers/open/widgets/values/box.ts';
import { readFlex, readLength, readRatio } from '../../src/renderers/open/widgets/values/length.ts';
import { safeImage } from '../../src/renderers/open/widgets/values/safe-image.ts';

const junk = [undefined, null, true, [], {}, [[]], '', 'x', Number.NaN, Infinity, -Infinity, () => 0];

describe('lengths', () => {
  test.each([
    [12, '12px'],
    [0, '0px'],
    [-5, '0px'],
    [1e9, '2000px'],
    ['12', '12px'],
    ['1.5rem', '1.5rem'],
    [' 50% ', '50%'],
    ['900%', '100%'],
    ['auto', 'auto'],
    ['max-content', 'max-content'],
  ])('%j is %s', (value, css) => {
    expect(readLength(value)).toBe(css);
  });

  test('in steps, a number counts quarters of the root’s size', () => {
    expect([readLength(4, 'steps'), readLength('4px', 'steps')]).toEqual(['1rem', '4px']);
  });

  test.each([
    ...junk,
    '-4px',
    '1e3px',
    'calc(100% + 1px)',
    'var(--x)',
    'url(https://evil.example/)',
    '100vw',
    '9'.repeat(400),
    '1px;position:fixed',
    '1px 1px',
    'env(x)',
  ])('%j is none', (value) => {
    expect(readLength(value)).toBeNull();
  });

  test('shares and ratios', () => {
    expect([1, '2', 'auto', '10rem'].map(readFlex)).toEqual(['1 1 0%', '2 2 0%', '1 1 auto', '1 1 10rem']);
    expect(['16/9', '4 / 3', 1.5, '1'].map(readRatio)).toEqual(['16 / 9', '4 / 3', '1.5 / 1', '1 / 1']);
    for (const value of [...junk, -1, '0/1', '1/0', '1/1/1', '1e9'])
      expect(readRatio(value), JSON.stringify(value)).toBeNull();
    for (const value of [...junk, -1, 1e9]) expect(readFlex(value), JSON.stringify(value)).toBeNull();
  });
});

const given = (entries: readonly (readonly [string, string | null])[]) =>
  Object.fromEntries(entries.filter(([, value]) => value !== null));

describe('boxes', () => {
  test('a value for all sides, for two, or for one', () => {
    expect(given(spacingStyles('padding', 2))).toEqual({
      'padding-block-start': '0.5rem',
      'padding-block-end': '0.5rem',
      'padding-inline-start': '0.5rem',
      'padding-inline-end': '0.5rem',
    });
    expect(given(spacingStyles('margin', { x: '4px', left: 4 }))).toEqual({
      'margin-inline-start': '1rem',
      'margin-inline-end': '4px',
    });
  });

  test('borders', () => {
    expect(given(borderStyles({ bottom: { size: 2, style: 'dashed' }, top: 1 }))).toEqual({
      'border-block-start': '1px solid var(--_border)',
      'border-block-end': '2px dashed var(--_border)',
    });
    expect(Object.keys(given(borderStyles(1)))).toHaveLength(4);
    expect(given(borderStyles({ size: 1e9, style: '1px;x' }))).toMatchObject({
      'border-inline-start': '24px solid var(--_border)',
    });
    for (const value of [...junk, -1, { size: 'x' }, { top: 'x' }])
      expect(given(borderStyles(value))).toEqual({});
  });

  test('only known props of what takes up room become styles', () => {
    const component = { type: 'Box', children: [], size: 24, radius: 'full', position: 'fixed', zIndex: 9 };
    expect(given(blockStyles(component))).toEqual({
      'block-size': '24px',
      'inline-size': '24px',
      'border-radius': '999px',
    });
    for (const radius of ['__proto__', 'toString', '1px;x'])
      expect(given(blockStyles({ type: 'Box', children: [], radius }))).toEqual({});
  });
});

describe('actions', () => {
  test('have the protocol’s defaults', () => {
    expect(readAction({ type: 'a' })).toEqual({
      type: 'a',
      handler: 'server',
      loadingBehavior: 'auto',
      streaming: true,
    });
  });

  test.each([false, 'false'])('streaming: %j', (streaming) => {
    expect(readAction({ type: 'a', streaming })).toMatchObject({ streaming: false });
  });

  test.each([...junk, { payload: {} }, { type: '' }, { type: 1 }])('%j is none', (value) => {
    expect(readAction(value)).toBeNull();
    expect(readLabelledAction({ label: 'Go', action: value })).toBeNull();
  });

  test('a handler and a loading behaviour that are not known are the default', () => {
    expect(readAction({ type: 'a', handler: '__proto__', loadingBehavior: 'explode' })).toMatchObject({
      handler: 'server',
      loadingBehavior: 'auto',
    });
  });
});

describe('payloads', () => {
  test('without fields they are what they were', () => {
    for (const payload of [undefined, null, 7, 'x', [1], { a: null }])
      expect(withFields(payload, []).payload).toBe(payload);
  });

  test('dots nest, beside what is there', () => {
    const payload = { list: 'home', task: { id: 7 } };
    const fields = [
      ['task.title', 'Milk'],
      ['task.flags.urgent', true],
      ['note', ''],
    ] as const;
    expect(withFields(payload, fields)).toEqual({
      payload: { list: 'home', task: { id: 7, title: 'Milk', flags: { urgent: true } }, note: '' },
      collisions: [],
    });
    expect(payload).toEqual({ list: 'home', task: { id: 7 } });
  });

  test('a payload of the action’s own wins, and the field is named', () => {
    const payload = { a: 1, b: { c: 2 }, d: 'text' };
    const fields = [
      ['a', 'x'],
      ['b.c', 'x'],
      ['b.e', 'y'],
      ['d.f', 'x'],
    ] as const;
    expect(withFields(payload, fields)).toEqual({
      payload: { a: 1, b: { c: 2, e: 'y' }, d: 'text' },
      collisions: ['a', 'b.c', 'd.f'],
    });
    expect(withFields('text', [['a', 'x']])).toEqual({ payload: 'text', collisions: ['a'] });
  });

  test.each(['__proto__.polluted', '__proto__', 'a.__proto__.polluted'])(
    '%s changes no prototype',
    (name) => {
      expect(withFields(undefined, [[name, 'x']])).toMatchObject({ collisions: [name] });
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    },
  );

  test('names that objects have anyway are names like others', () => {
    expect(withFields({}, [['constructor.name', 'x']]).payload).toEqual({ constructor: { name: 'x' } });
    expect(withFields({}, [['toString', 'x']]).payload).toEqual({ toString: 'x' });
  });
});

describe('patterns', () => {
  test.each(['[A-Z]{2}\\d{4}', '.+@.+\\..+', '(home|work)', '\\d{3}-?\\d{4}', ''])(
    '%s is checked',
    (pattern) => {
      expect(safePattern(pattern)).toBe(pattern);
    },
  );

  test.each([
    '(a+)+$',
    '(a|aa)+$',
    '((a))*$',
    '(a?){30}a{30}',
    '(?:a*)*',
    '.*.*.*.*=',
    '(.)\\1+',
    'a?a?a?a?a?a?a?a?aaaaaaaa',
    'x'.repeat(201),
    7,
    null,
  ])('%s is left to the server', (pattern) => {
    expect(safePattern(pattern)).toBeNull();
  });
});

describe('pictures', () => {
  test.each(['data:image/png;base64,iVBORw0KGgo=', 'https://good.example/a.png'])(
    '%s may load',
    (address) => {
      expect(safeImage(address, ['good.example'])).toBe(address);
    },
  );

  test.each([
    'data:image/svg+xml,<svg onload=x>',
    'data:image/svg+xml;base64,AAAA',
    'data:text/html;base64,AAAA',
    'https://evil.example/a.png',
    'https://good.example@evil.example/a.png',
    'https://good.example.evil.example/a.png',
    '//good.example/a.png',
    'javascript:x',
    'blob:https://good.example/1',
    '',
  ])('%s may not', (address) => {
    expect(safeImage(address, ['good.example'])).toBeNull();
  });
});
