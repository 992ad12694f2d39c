import { describe, expect, test } from 'vitest';
import { parseAttachmentOptions } from '../../../src/attachments/attachment-options.ts';
import { memoryFiles } from '../../../src/attachments/memory-files.ts';

const publicUrl = 'https://app.example.com/api/chatkit';
const parse = (options: object, surroundings = { production: true, inMemory: true }) =>
  parseAttachmentOptions({ publicUrl, ...options }, surroundings);

describe('the options of attachments', () => {
  test('defaults', () => {
    const {
      limits,
      maxPerMessage,
      pendingForHours,
      publicUrl: address,
    } = parse({ publicUrl: `${publicUrl}/` });
    expect(address).toBe(publicUrl);
    expect(Object.fromEntries(limits)).toEqual({
      'image/png': 10_000_000,
      'image/jpeg': 10_000_000,
      'image/gif': 10_000_000,
      'image/webp': 10_000_000,
      'application/pdf': 10_000_000,
      'text/plain': 10_000_000,
      'text/markdown': 10_000_000,
      'text/csv': 10_000_000,
      'application/json': 10_000_000,
    });
    expect([maxPerMessage, pendingForHours]).toEqual([10, 24]);
  });

  test('limits for all types, and by type', () => {
    const accept = ['image/png', 'audio/mpeg'];
    expect([...parse({ accept, maxBytes: 5 }).limits]).toEqual([
      ['image/png', 5],
      ['audio/mpeg', 5],
    ]);
    expect([...parse({ accept, maxBytes: { 'audio/mpeg': 7 } }).limits]).toEqual([
      ['image/png', 10_000_000],
      ['audio/mpeg', 7],
    ]);
  });

  test('places for files', () => {
    const files = memoryFiles();
    expect(parse({ files }).files).toBe(files);
    expect(parse({ files: { directory: './x' } }).files.direct).toBeUndefined();
    const keys = { accessKeyId: 'a', secretAccessKey: 'b' };
    const place = { bucket: 'my.bucket', region: 'eu-central-1' };
    expect(parse({ files: { s3: { ...place, ...keys } } }).files.direct).toBeDefined();
    expect(parse({ files: { s3: { ...place, credentials: async () => keys } } }).files.direct).toBeDefined();
    expect(parse({ files: { s3: { ...place, ...keys, direct: false } } }).files.direct).toBeUndefined();
    expect(parse({}, { production: true, inMemory: false }).files).not.toHaveProperty('keys');
    expect(parse({}).files).toHaveProperty('keys');
  });

  test('plain http is for development, and for this machine', () => {
    const http = 'http://app.example.com/api/chatkit';
    expect(parse({ publicUrl: http }, { production: false, inMemory: true }).publicUrl).toBe(http);
    for (const host of ['localhost:3000', '127.0.0.1', '[::1]:80']) {
      expect(parse({ publicUrl: `http://${host}/c` }).publicUrl).toContain('http://');
    }
  });

  test('T11: what cannot work stops the start, with the remedy', () => {
    const s3 = { bucket: 'files', region: 'eu-central-1', accessKeyId: 'a', secretAccessKey: 'hidden-key' };
    const wrong: [object, string][] = [
      [{ publicUrl: undefined }, 'attachments.publicUrl'],
      [{ publicUrl: '/api/chatkit' }, 'attachments.publicUrl'],
      [{ publicUrl: 'ftp://x.example' }, 'https'],
      [{ publicUrl: 'http://app.example.com/' }, 'https in production'],
      [{ publicUrl: 'https://user@app.example.com/' }, 'user name'],
      [{ publicUrl: 'https://app.example.com/?a=1' }, 'query'],
      [{ publicUrl: 'https://app.example.com/#a' }, 'fragment'],
      [{ public_url: 'x' }, 'There is no option "attachments.public_url"'],
      [{ files: {} }, 'attachments.files'],
      [{ files: { directory: '' } }, 'attachments.files'],
      [{ files: 's3' }, 'attachments.files'],
      [{ files: { put() {}, open() {} } }, 'attachments.files'],
      [{ files: { s3: { ...s3, bucket: '' } } }, 's3.bucket'],
      [{ files: { s3: { ...s3, bucket: 'a/b' } } }, 's3.bucket'],
      [{ files: { s3: { ...s3, region: undefined } } }, 's3.region'],
      [{ files: { s3: { ...s3, endpoint: 'x' } } }, 's3.endpoint'],
      [{ files: { s3: { ...s3, endpoint: 'https://a:b@x.example' } } }, 's3.endpoint'],
      [{ files: { s3: { ...s3, accessKeyId: undefined } } }, 'accessKeyId'],
      [{ files: { s3: { bucket: 'files', region: 'x', credentials: 'x' } } }, 'credentials'],
      [{ accept: [] }, 'attachments.accept'],
      [{ accept: 'image/png' }, 'attachments.accept'],
      [{ accept: ['image/*'] }, '"image/*"'],
      [{ accept: ['image/svg+xml'] }, 'never HTML, XML or SVG'],
      [{ accept: ['text/html'] }, 'never HTML, XML or SVG'],
      [{ accept: ['application/xhtml+xml'] }, 'never'],
      [{ accept: ['text/xml'] }, 'never'],
      [{ accept: ['application/x-unknown'] }, 'Possible are'],
      [{ accept: ['text/javascript'] }, 'never'],
      [{ accept: ['IMAGE/PNG'] }, 'Possible are'],
      [{ accept: ['image/png; x=y'] }, 'attachments.accept'],
      [{ maxBytes: 0 }, 'attachments.maxBytes'],
      [{ maxBytes: 1.5 }, 'attachments.maxBytes'],
      [{ maxBytes: '10MB' }, 'attachments.maxBytes'],
      [{ maxBytes: 2 ** 40 }, 'attachments.maxBytes'],
      [{ maxBytes: { 'image/png': -1 } }, 'attachments.maxBytes'],
      [{ maxBytes: { 'image/bmp': 5 } }, '"image/bmp"'],
      [{ maxPerMessage: 0 }, 'attachments.maxPerMessage'],
      [{ maxPerMessage: 101 }, 'attachments.maxPerMessage'],
      [{ pendingForHours: 0.5 }, 'attachments.pendingForHours'],
    ];
    for (const [options, remedy] of wrong) {
      expect
        .soft(() => parse(options), JSON.stringify(options))
        .toThrow(
          expect.objectContaining({
            code: 'invalid_configuration',
            message: expect.stringContaining(remedy),
          }),
        );
      expect.soft(() => parse(options)).not.toThrow(/hidden-key/u);
    }
  });
});
