import { OpenAIChatCompletionsModel, OpenAIResponsesModel } from '@openai/agents-openai';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { chooseModel } from '../../src/agent/models/choose-model.ts';
import { OfflineModel } from '../../src/agent/offline/offline-model.ts';

test('without a key the offline model answers', async () => {
  for (const env of [{}, { OPENAI_API_KEY: '' }, { OPENAI_API_KEY: ' ', CHATDOCK_MODEL: 'gpt-x' }]) {
    const { model, description, offline } = await chooseModel(env);
    expect(model).toBeInstanceOf(OfflineModel);
    expect([description, offline]).toEqual(['offline model', true]);
  }
});

test('with a key OpenAI answers, over the Responses API', async () => {
  const { model, description, offline } = await chooseModel({ OPENAI_API_KEY: 'sk-test' });
  expect(model).toBeInstanceOf(OpenAIResponsesModel);
  expect(description).toMatch(/^gpt-[\w.-]+ at api\.openai\.com$/u);
  expect(offline).toBe(false);
});

test.each([
  ['https://eu.api.openai.com/v1', OpenAIResponsesModel],
  ['https://api.openai.com.example.com/v1', OpenAIChatCompletionsModel],
  ['http://127.0.0.1:11434/v1', OpenAIChatCompletionsModel],
])('%s is spoken to in its own way', async (base, kind) => {
  const { model } = await chooseModel({ OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: base });
  expect(model).toBeInstanceOf(kind);
});

test('another server needs no key, and CHATDOCK_MODEL names the model', async () => {
  const { model, description } = await chooseModel({
    OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1',
    CHATDOCK_MODEL: 'qwen3',
  });
  expect(model).toBeInstanceOf(OpenAIChatCompletionsModel);
  expect(description).toBe('qwen3 at 127.0.0.1:11434');
});

test.each(['ollama', 'ftp://example.com', 'https://key:secret@example.com/v1', 'localhost:11434'])(
  '%s is refused, without repeating it',
  async (base) => {
    await expect(chooseModel({ OPENAI_BASE_URL: base })).rejects.toMatchObject({
      code: 'invalid_configuration',
      message: expect.not.stringContaining(base),
    });
  },
);

const loadsOpenAI = `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({
    load(url, context, next) {
      if (/node_modules\\/@openai\\/agents-openai\\//.test(url)) loaded.push(url);
      return next(url, context);
    },
  });
  const { chooseModel } = await import(process.argv[1]);
  await chooseModel({});
  const before = loaded.length;
  await chooseModel({ OPENAI_API_KEY: 'sk-test' });
  console.log(JSON.stringify([before, loaded.length > 0]));`;

test('what talks to OpenAI is loaded only when it is used', async () => {
  const file = new URL('../../src/agent/models/choose-model.ts', import.meta.url).href;
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    loadsOpenAI,
    file,
  ]);
  expect(JSON.parse(stdout)).toEqual([0, true]);
});
