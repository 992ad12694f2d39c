import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as server from '../../src/index.ts';
import * as protocol from '../../src/protocol/index.ts';

// Literals, on purpose: a name that comes or goes is a change for users, and has to be meant.

test('what @chatdock/server exports', () => {
  expect(Object.keys(server).toSorted()).toEqual([
    'ChatdockError',
    'StreamError',
    'chatdock',
    'errorCodes',
    'ownerKey',
  ]);
});

test('what @chatdock/server/protocol exports', () => {
  expect(Object.keys(protocol).toSorted()).toEqual([
    'annotationSchema',
    'assistantContentSchema',
    'defaultPageSize',
    'iconNameSchema',
    'iconNames',
    'inferenceOptionsSchema',
    'isHiddenItem',
    'itemUpdateSchema',
    'maxPageSize',
    'pageSchema',
    'requestSchemas',
    'taskSchema',
    'threadItemSchema',
    'threadMetadataSchema',
    'threadSchema',
    'threadStatusSchema',
    'threadStreamEventSchema',
    'unsupportedRequestTypes',
    'userContentSchema',
    'workflowSchema',
  ]);
});

test('the sixteen requests of the protocol, offered or not', () => {
  expect(Object.keys(protocol.requestSchemas)).toEqual([
    'threads.create',
    'threads.add_user_message',
    'threads.retry_after_item',
    'threads.get_by_id',
    'threads.list',
    'threads.update',
    'threads.delete',
    'items.list',
  ]);
  expect(protocol.unsupportedRequestTypes).toHaveLength(8);
});

function literals(options: readonly { shape: { type: { value: string } } }[]): string[] {
  return options.map(({ shape }) => shape.type.value);
}

test('the twelve stream events and the kinds of items', () => {
  expect(literals(protocol.threadStreamEventSchema.options)).toEqual([
    'thread.created',
    'thread.updated',
    'thread.item.added',
    'thread.item.updated',
    'thread.item.done',
    'thread.item.replaced',
    'thread.item.removed',
    'stream_options',
    'progress_update',
    'client_effect',
    'notice',
    'error',
  ]);
  expect(literals(protocol.threadItemSchema.options)).toEqual([
    'user_message',
    'assistant_message',
    'workflow',
    'task',
    'end_of_turn',
    'hidden_context_item',
    'sdk_hidden_context',
  ]);
});

test('the error codes', () => {
  expect(
    Object.entries(server.errorCodes).map(
      ([code, { status, retryable }]) => `${code} ${status} ${retryable}`,
    ),
  ).toEqual([
    'invalid_request 400 false',
    'missing_token 401 false',
    'invalid_token 401 false',
    'foreign_origin 403 false',
    'not_found 404 false',
    'method_not_allowed 405 false',
    'request_timeout 408 true',
    'turn_in_progress 409 true',
    'payload_too_large 413 false',
    'unsupported_media_type 415 false',
    'internal_error 500 true',
    'not_supported 501 false',
    'unavailable 503 true',
    'invalid_configuration 500 false',
  ]);
});

test('the error codes in the README, with their status, are these', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const rows = [...readme.matchAll(/^\| `(\w+)` +\| (\d{3}) +\|/gmu)].map(
    ([, code, status]) => `${code} ${status}`,
  );
  expect(rows).toEqual(Object.entries(server.errorCodes).map(([code, { status }]) => `${code} ${status}`));
});

test('each code is used somewhere', async () => {
  const { globSync, readFileSync } = await import('node:fs');
  const source = new URL('../../src/', import.meta.url);
  const texts = globSync('**/*.ts', { cwd: source })
    .filter((file) => file !== 'chatdock-error.ts')
    .map((file) => readFileSync(new URL(file, source), 'utf8'));
  for (const code of Object.keys(server.errorCodes)) {
    expect
      .soft(
        texts.some((text) => text.includes(`'${code}'`)),
        code,
      )
      .toBe(true);
  }
});
