import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as conformance from '../../src/conformance/index.ts';
import * as server from '../../src/index.ts';
import * as protocol from '../../src/protocol/index.ts';

// Literals, on purpose: a name that comes or goes is a change for users, and has to be meant.

test('what @chatdock/server exports', () => {
  expect(Object.keys(server).toSorted()).toEqual([
    'ChatdockError',
    'StreamError',
    'agentWorkflow',
    'askUser',
    'callClientTool',
    'chatdock',
    'clientEffect',
    'clientTool',
    'diffWidgets',
    'errorCodes',
    'hiddenContext',
    'notice',
    'ownerKey',
    'progress',
    'showImage',
    'streamText',
    'streamWidget',
    'workflow',
  ]);
});

test('what @chatdock/server/conformance exports', () => {
  expect(Object.keys(conformance).toSorted()).toEqual([
    'replayTranscript',
    'scriptedResponder',
    'transcripts',
  ]);
});

test('what @chatdock/server/protocol exports', () => {
  expect(Object.keys(protocol).toSorted()).toEqual([
    'actionConfigSchema',
    'actionSchema',
    'annotationSchema',
    'applyItemUpdate',
    'assistantContentSchema',
    'attachmentSchema',
    'defaultPageSize',
    'extensionSchemas',
    'iconNameSchema',
    'iconNames',
    'inferenceOptionsSchema',
    'isHiddenItem',
    'itemUpdateSchema',
    'maxPageSize',
    'pageSchema',
    'parseRequest',
    'requestSchemas',
    'storedAttachmentSchema',
    'streamingRequestTypes',
    'structuredInputSchema',
    'structuredInputSubmissionSchema',
    'taskSchema',
    'threadItemSchema',
    'threadMetadataSchema',
    'threadSchema',
    'threadStatusSchema',
    'threadStreamEventSchema',
    'toWireAttachment',
    'userContentSchema',
    'widgetComponentSchema',
    'widgetRootSchema',
    'workflowSchema',
  ]);
});

test('the sixteen requests of the protocol, and ours', () => {
  expect(Object.keys(protocol.requestSchemas)).toEqual([
    'threads.create',
    'threads.add_user_message',
    'threads.add_client_tool_output',
    'threads.add_structured_input',
    'threads.custom_action',
    'threads.sync_custom_action',
    'threads.retry_after_item',
    'threads.get_by_id',
    'threads.list',
    'threads.update',
    'threads.delete',
    'items.list',
    'items.feedback',
    'attachments.create',
    'attachments.delete',
    'input.transcribe',
  ]);
  expect(Object.keys(protocol.extensionSchemas)).toEqual([
    'chatdock.turns.join',
    'chatdock.turns.stop',
    'chatdock.threads.watch',
    'chatdock.threads.search',
  ]);
});

test('the requests that are answered with a stream', () => {
  expect(protocol.streamingRequestTypes).toEqual([
    'threads.create',
    'threads.add_user_message',
    'threads.add_client_tool_output',
    'threads.add_structured_input',
    'threads.custom_action',
    'threads.retry_after_item',
    'chatdock.turns.join',
    'chatdock.threads.watch',
  ]);
});

function literals(options: readonly { shape: { type: { value: string } } }[]): string[] {
  return options.map(({ shape }) => shape.type.value);
}

test('the twelve stream events, the kinds of items and of updates', () => {
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
    'client_tool_call',
    'widget',
    'generated_image',
    'structured_input',
    'task',
    'workflow',
    'end_of_turn',
    'hidden_context_item',
    'sdk_hidden_context',
  ]);
  expect(literals(protocol.itemUpdateSchema.options)).toEqual([
    'assistant_message.content_part.added',
    'assistant_message.content_part.text_delta',
    'assistant_message.content_part.annotation_added',
    'assistant_message.content_part.done',
    'widget.streaming_text.value_delta',
    'widget.component.updated',
    'widget.root.updated',
    'workflow.task.added',
    'workflow.task.updated',
    'generated_image.updated',
  ]);
});

test('the error codes', () => {
  expect(
    Object.entries(server.errorCodes).map(
      ([code, { status, retryable }]) => `${code} ${status} ${retryable}`,
    ),
  ).toEqual([
    'invalid_request 400 false',
    'attachment_empty 400 false',
    'missing_token 401 false',
    'invalid_token 401 false',
    'foreign_origin 403 false',
    'not_found 404 false',
    'method_not_allowed 405 false',
    'request_timeout 408 true',
    'turn_in_progress 409 true',
    'request_in_progress 409 true',
    'request_interrupted 409 false',
    'no_pending_tool_call 409 false',
    'thread_locked 409 true',
    'thread_closed 409 false',
    'attachment_not_uploaded 409 true',
    'attachment_uploaded 409 false',
    'hosting_ended 410 false',
    'payload_too_large 413 false',
    'attachment_too_large 413 false',
    'unsupported_media_type 415 false',
    'attachment_type_refused 415 false',
    'idempotency_key_reused 422 false',
    'too_many_requests 429 true',
    'limit_reached 429 true',
    'internal_error 500 true',
    'hosting_failed 500 true',
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
