import { threadTime } from '@chatdock/testing';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/attachments/check-content.ts';
import { supportedMimeTypes } from 'file-type';
import { acceptedType, signedTypes } from '../../../src/attachments/media-types.ts';
import { pngOf, samples } from '../../support/sample-files.ts';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What comes through, up to where it is refused. */
async function through(bytes: Uint8Array, mimeType: string, size = 16_384) {
  const checked = checkContent(pieces(bytes, size), { mimeType, maxBytes: 200_000 });
  const taken: Uint8Array[] = [];
  try {
    for await (const chunk of checked.bytes) taken.push(chunk);
    return { bytes: Buffer.concat(taken), size: checked.size(), code: null };
  } catch (error) {
    return {
      bytes: Buffer.concat(taken),
      size: checked.size(),
      code: error && (error as { code?: string }).code,
    };
  }
}

describe('checking content as it comes', () => {
  test('lets through byte for byte, however it is cut, and counts', async () => {
    const large = pngOf(199_999);
    for (const size of [1_000, 65_536, 65_537, 300_000]) {
      const { bytes, size: counted, code } = await through(large, 'image/png', size);
      expect([bytes.equals(large), counted, code]).toEqual([true, 199_999, null]);
    }
    expect((await through(samples.png, 'image/png', 1)).bytes).toEqual(samples.png);
    const text = Buffer.from('é🐈'.repeat(30_000 / 6));
    expect((await through(text, 'text/plain', 1)).bytes.equals(text)).toBe(true);
  });

  test('nothing of a wrong type gets through, and nothing past the limit', async () => {
    expect(await through(samples.pdf, 'image/png')).toMatchObject({
      bytes: Buffer.alloc(0),
      code: 'attachment_type_refused',
    });
    const over = await through(pngOf(200_001), 'image/png');
    expect(over.code).toBe('attachment_too_large');
    expect(over.bytes.length).toBeLessThanOrEqual(200_000);
    expect(await through(Buffer.alloc(0), 'image/png')).toMatchObject({ code: 'attachment_empty' });
    expect(await through(Buffer.alloc(0), 'text/plain')).toMatchObject({ code: 'attachment_empty' });
    const lateNul = Buffer.concat([Buffer.alloc(100_000, 0x61), Buffer.from([0])]);
    expect(await through(lateNul, 'text/csv')).toMatchObject({ code: 'attachment_type_refused' });
  });

  test('an animated PNG is a PNG', async () => {
    const control = Buffer.from('00000008616354 4c0000000100000000b93d8a17'.replaceAll(' ', ''), 'hex');
    const animated = Buffer.concat([samples.png.subarray(0, 33), control, samples.png.subarray(33)]);
    expect((await through(animated, 'image/png')).code).toBeNull();
  });

  test('files made to break parsers are refused, each within a second', async () => {
    const starts = [
      'PK\x03\x04',
      'RIFF',
      '\x1aE\xdf\xa3',
      'OggS',
      'ID3\x04\x00\x00\x7f\x7f\x7f\x7f',
      '0&\xb2u\x8ef\xcf\x11',
      '\x00\x00\x00\x18ftyp',
      'MThd',
      '\x1f\x8b',
      'BZh',
    ];
    for (const start of starts) {
      for (const fill of [0, 0xff, 0x50]) {
        const bytes = Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(150_000, fill)]);
        const began = threadTime();
        expect.soft((await through(bytes, 'image/png')).code, start).toBe('attachment_type_refused');
        expect.soft(threadTime() - began, start).toBeLessThan(1_000);
      }
    }
  });
});

test('every type that can be accepted can be told', () => {
  const known = new Set([...supportedMimeTypes, 'audio/mp4']); // told as audio/x-m4a
  expect(signedTypes.filter((type) => !known.has(type))).toEqual([]);
});

test('the type that a file is taken as', () => {
  const accepted = new Map([
    ['image/png', 1],
    ['text/csv', 1],
  ]);
  const taken = (mimeType: string, name: string) => acceptedType({ mimeType, name }, accepted);
  expect(taken('image/png', 'a.csv')).toBe('image/png');
  expect(taken(' IMAGE/PNG ; charset=x', 'a')).toBe('image/png');
  expect(taken('', 'a.PNG')).toBe('image/png');
  expect(taken('application/octet-stream', 'a.b.csv')).toBe('text/csv');
  expect(taken('application/vnd.ms-excel', 'a.csv')).toBe('text/csv');
  expect(taken('application/vnd.ms-excel', 'a.xls')).toBeNull();
  expect(taken('', 'a.pdf')).toBeNull();
  expect(taken('', 'png')).toBe('image/png');
  expect(taken('', '')).toBeNull();
  expect(taken('text/html', 'a.csv')).toBeNull();
  expect(taken('', 'a.constructor')).toBeNull();
});
