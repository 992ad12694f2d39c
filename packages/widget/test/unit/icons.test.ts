import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { headerNames, ownNames } from '../../build/icons/chatkit-names.ts';
import { iconFiles } from '../../build/icons/icon-files.ts';
import { onePath } from '../../build/icons/one-path.ts';
import { findPicture } from '../../src/renderers/open/icons/find-picture.ts';
import { groups } from '../../src/renderers/open/icons/lucide-groups.ts';
import { lucidePicture } from '../../src/renderers/open/icons/lucide.ts';
import { knownHeaderIcons, knownIcons } from '../../src/renderers/openai/known-names.ts';

const folder = new URL('../../src/renderers/open/icons/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
const isPath = /^!?M[\d\s.,MmLlHhVvCcSsQqTtAaZz-]+$/;

test('the files of pictures are those that the installed Lucide gives', () => {
  const files = iconFiles();
  expect(files.size).toBe(67);
  for (const [path, content] of files)
    expect(read(path), `${path}: run build/icons/write-icons.ts`).toBe(content);
});

test('every name of ChatKit has a picture, and those of headers are looked for where they are', () => {
  // `dot` is the protocol’s.
  expect(Object.keys(ownNames).toSorted()).toEqual([...knownIcons, 'dot'].toSorted());
  const own = read('own-pictures.ts');
  const headers = read('header-pictures.ts');
  for (const name of Object.keys(ownNames)) expect(findPicture(own, name), name).toMatch(isPath);
  for (const name of Object.keys(headerNames)) expect(findPicture(headers, name), name).toMatch(isPath);
  const [, pattern = ''] = /ofHeaders =\s*\/(.*)\/;/.exec(read('icon-of.ts')) ?? [];
  const ofHeaders = (name: string): boolean => new RegExp(pattern).test(name);
  expect(Object.keys(headerNames).filter((name) => !ofHeaders(name))).toEqual([]);
  expect(Object.keys(ownNames).filter(ofHeaders)).toEqual([]);
  expect(new Set([...Object.keys(headerNames), ...Object.keys(ownNames)])).toEqual(
    new Set([...knownHeaderIcons, ...knownIcons, 'dot']),
  );
});

describe('icons of Lucide', () => {
  test('are there, by their names of today and of before', async () => {
    for (const name of [
      'a-arrow-down',
      'cat',
      'house',
      'home',
      'circle-check-big',
      'check-circle',
      'zoom-out',
    ])
      expect(await lucidePicture(name), name).toMatch(isPath);
    expect(await lucidePicture('check-circle')).toBe(await lucidePicture('circle-check-big'));
    for (const name of ['', 'no-such', 'cat ', 'ca', 'M', '__proto__', 'zzz', 'export', '0'])
      expect(await lucidePicture(name), name).toBe('');
  });

  test('are all lines and numbers, in files of a few kilobytes', async () => {
    for (const [, load] of groups) {
      const { pictures } = await load();
      const lines = pictures.trim().split('\n');
      expect(lines.length).toBeLessThan(40);
      expect(lines.filter((line) => !/^[a-z\d-]+ !?M[\d\s.,a-zA-Z-]+$/.test(line))).toEqual([]);
    }
  });

  test('are one path each', () => {
    expect(onePath('<path fill="none" d="m1 2l3 4"/>')).toBe('M1 2l3 4');
    expect(onePath('<path d="M1 1h2"/><path d="m1-2 3 4"/>')).toBe('M1 1h2M1 -2l3 4');
    expect(onePath('<circle cx="12" cy="12" r="10"/>')).toBe('M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0z');
    expect(onePath('<rect width="4" height="2" x="1" y="1"/>')).toBe('M1 1h4v2h-4z');
    expect(onePath('<rect width="6" height="6" x="0" y="0" rx="1"/>')).toBe(
      'M1 0h4a1 1 0 0 1 1 1v4a1 1 0 0 1 -1 1h-4a1 1 0 0 1 -1 -1v-4a1 1 0 0 1 1 -1z',
    );
    expect(onePath('<path fill="currentColor" fill-rule="evenodd" d="M0 0h1"/>')).toBe('!M0 0h1');
  });
});
