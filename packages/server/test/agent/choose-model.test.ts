import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { chooseModel } from '../../src/agent/models/choose-model.ts';
import { parseModels } from '../../src/agent/models/model-options.ts';
import { connectModel } from '../../src/agent/models/openai-model.ts';
import { OfflineModel } from '../../src/agent/offline/offline-model.ts';

test('without a key the offline model answers', async () => {
  for (const env of [{}, { OPENAI_API_KEY: '' }, { OPENAI_API_KEY: ' ', CHATDOCK_MODEL: 'gpt-x' }]) {
    const { model, description, offline } = await chooseModel(env);
    expect(model).toBeInstanceOf(OfflineModel);
    expect([description, offline]).toEqual(['offline model', true]);
  }
});

test('with a key OpenAI answers', async () => {
  const { description, offline, choices } = await chooseModel({ OPENAI_API_KEY: 'sk-test' });
  expect(description).toMatch(/^gpt-[\w.-]+ at api\.openai\.com$/u);
  expect([offline, choices]).toEqual([false, []]);
});

test.each([
  ['https://api.openai.com/v1', 'responses'],
  ['https://eu.api.openai.com/v1', 'responses'],
  ['https://api.openai.com.example.com/v1', 'chat_completions'],
  ['http://127.0.0.1:11434/v1', 'chat_completions'],
  ['https://mine.openai.azure.com/openai/v1', 'chat_completions'],
])('%s is spoken to in its own way: %s', (base, wire) => {
  expect(connectModel({ url: new URL(base), key: 'sk-test', name: 'm' })).toMatchObject({ wire });
});

test('another server needs no key, and CHATDOCK_MODEL names the model', async () => {
  const { description } = await chooseModel({
    OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1',
    CHATDOCK_MODEL: 'qwen3',
  });
  expect(description).toBe('qwen3 at 127.0.0.1:11434');
});

test('models to choose from: the first answers, unless CHATDOCK_MODEL says otherwise', async () => {
  const models = parseModels(undefined, 'large, small=qwen3:4b');
  const env = { OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' };
  const offered = async (more: object) => {
    const { description, choices = [] } = await chooseModel({ ...env, ...more }, models);
    return [description, ...choices.map((choice) => choice.offered)];
  };
  const small = { id: 'small', label: 'small' };
  expect(await offered({})).toEqual([
    'large at 127.0.0.1:11434',
    { id: 'large', label: 'large', default: true },
    small,
  ]);
  expect(await offered({ CHATDOCK_MODEL: 'qwen3:4b' })).toEqual([
    'qwen3:4b at 127.0.0.1:11434',
    { id: 'large', label: 'large' },
    { ...small, default: true },
  ]);
});

test('models as options: labels and descriptions', () => {
  const given = [{ id: 'a', model: 'gpt-a', label: 'Clever', description: 'Slow' }, { id: 'b' }];
  expect(parseModels(given, 'ignored')).toEqual([given[0], { id: 'b', model: 'b', label: 'b' }]);
});

test.each([
  ['the same id twice', [{ id: 'a' }, { id: 'a' }], 'models holds "a" twice.'],
  ['no id', [{ id: ' ' }], 'has an id'],
  ['a number', [{ id: 'a', label: 7 }], 'has an id'],
  ['a long id', [{ id: 'x'.repeat(65) }], 'at most 64'],
])('models with %s are refused', (_name, given, words) => {
  // @ts-expect-error -- what JavaScript may hand in
  expect(() => parseModels(given, undefined)).toThrow(words);
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
