import { describe, expect, test } from 'vitest';
import type { ChatKitOptions } from '../../src/index.ts';
import { completeOptions } from '../../src/renderers/openai/complete-options.ts';

const api = { url: 'https://app.example/chat' };

const onClick = (): void => {};

/** Options as JavaScript may hand them in. */
const given = (options: object): ChatKitOptions => ({ api, ...options });

describe('what OpenAI’s element would refuse is left out', () => {
  test.each([
    ['de', 'de'],
    ['de-DE', 'de-DE'],
    ['de-AT', 'de'],
    ['pt-PT', 'pt-PT'],
    ['zh-Hant-MO', 'zh'],
    ['en-GB', 'en'],
    ['eo', undefined],
    ['', undefined],
  ])('the language %s is %s', (locale, known) => {
    expect(completeOptions({ api, locale }).locale).toBe(known);
  });

  test('icons that it does not have', () => {
    const options = completeOptions(
      given({
        startScreen: {
          greeting: 'Hi',
          prompts: [
            { label: 'a', prompt: 'a', icon: 'no-such' },
            { label: 'b', prompt: 'b', icon: 'lucide:cat' },
          ],
        },
        composer: {
          placeholder: 'Ask',
          tools: [
            { id: 't', label: 'T', icon: 'no-such' },
            { id: 'u', label: 'U', icon: 'search' },
          ],
        },
        header: {
          title: { text: 'Help' },
          leftAction: { icon: 'no-such', onClick },
          rightAction: { icon: 'close', onClick },
        },
      }),
    );
    expect(options.startScreen).toEqual({
      greeting: 'Hi',
      prompts: [
        { label: 'a', prompt: 'a' },
        { label: 'b', prompt: 'b', icon: 'lucide:cat' },
      ],
    });
    expect(options.composer).toEqual({
      placeholder: 'Ask',
      tools: [
        { id: 't', label: 'T', icon: 'bolt' },
        { id: 'u', label: 'U', icon: 'search' },
      ],
    });
    expect(options.header).toEqual({ title: { text: 'Help' }, rightAction: { icon: 'close', onClick } });
  });

  test('icons in commands, which come later', async () => {
    const command = { id: 'c', label: 'C', icon: 'no-such' };
    const { commands } = completeOptions(
      given({
        commands: {
          enabled: true,
          onSearch: async () => [command],
          onSelect: async ({ id }: { id: string }) =>
            id === 'c' ? { type: 'menu', commands: [command] } : undefined,
        },
      }),
    );
    expect(await commands?.onSearch?.('')).toEqual([{ id: 'c', label: 'C' }]);
    expect(await commands?.onSelect?.({ id: 'c', label: 'C' })).toEqual({
      type: 'menu',
      commands: [{ id: 'c', label: 'C' }],
    });
    expect(await commands?.onSelect?.({ id: 'd', label: 'D' })).toBeUndefined();
  });

  test('options that there are not, and those that are undefined', () => {
    const options = completeOptions(
      given({ launcher: true, theme: undefined, toString: 'x', history: { enabled: false } }),
    );
    expect(Object.keys(options).toSorted()).toEqual(['api', 'history', 'initialThread']);
  });
});

describe('what it needs is there', () => {
  test('a domain key, also where there is none, and a thread, also where there is none', () => {
    expect(completeOptions({ api })).toEqual({ api: { ...api, domainKey: 'local' }, initialThread: null });
    const own = { ...api, domainKey: 'domain_pk_1', fetch };
    expect(completeOptions({ api: own, initialThread: 'thr_1' })).toEqual({
      api: own,
      initialThread: 'thr_1',
    });
  });

  test('a way for files, when there may be files', () => {
    const composer = { attachments: { enabled: true } };
    expect(completeOptions({ api, composer }).api).toMatchObject({ uploadStrategy: { type: 'two_phase' } });
    const direct = { ...api, uploadStrategy: { type: 'direct', uploadUrl: '/files' } as const };
    expect(completeOptions({ api: direct, composer }).api).toMatchObject(direct);
    const none = completeOptions({ api, composer: { attachments: { enabled: false } } });
    expect(none.api).not.toHaveProperty('uploadStrategy');
  });

  test('a promise from every function that may have thrown', async () => {
    const options = completeOptions({
      api: {
        getClientSecret: () => {
          throw new Error('no secret');
        },
      },
      onClientTool: () => {
        throw new Error('no tool');
      },
    });
    const secret = 'getClientSecret' in options.api ? options.api.getClientSecret(null) : null;
    await expect(secret).rejects.toThrow('no secret');
    await expect(options.onClientTool?.({ name: 'x', params: {} })).rejects.toThrow('no tool');
  });
});
