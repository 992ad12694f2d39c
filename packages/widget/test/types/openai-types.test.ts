import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type * as Theirs from '@openai/chatkit';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type * as Ours from '../../src/index.ts';
import type { OpenChatKit } from '../../src/renderers/open/chatkit-element.ts';
import type { knownHeaderIcons, knownIcons, knownLocales } from '../../src/renderers/openai/known-names.ts';

// Ours against @openai/chatkit, at compile time: an option, event or method that OpenAI adds, takes away or changes does not
// compile here until it has been thought of.

type Options = Ours.ChatKitOptions;

describe('options', () => {
  test('each one of theirs is one of ours, and the other way round', () => {
    expectTypeOf<keyof Options>().toEqualTypeOf<keyof Theirs.ChatKitOptions>();
    expectTypeOf<keyof Ours.CustomApi>().toEqualTypeOf<keyof Theirs.CustomApiConfig>();
    expectTypeOf<keyof Ours.HostedApi>().toEqualTypeOf<keyof Theirs.HostedApiConfig>();
    // Elements of the page's own are ours alone.
    expectTypeOf<Exclude<keyof Ours.WidgetsOption, 'elements'>>().toEqualTypeOf<keyof Theirs.WidgetsOption>();
    expectTypeOf<keyof Ours.EntitiesOption>().toEqualTypeOf<keyof Theirs.EntitiesOption>();
    expectTypeOf<keyof Ours.CommandsOption>().toEqualTypeOf<keyof Theirs.CommandsOption>();
  });

  test('a value of theirs is one of ours', () => {
    expectTypeOf<Theirs.ChatKitOptions>().toExtend<Options>();
  });

  test('a value of ours is one of theirs, but for what we take more of', () => {
    // api: theirs needs a domain key. locale: ours takes any tag. onClientTool: ours sends any JSON.
    // widgets.onAction: ours may be synchronous. entities.onRequestPreview: ours takes a widget as it comes, unchecked.
    type More = 'api' | 'locale' | 'onClientTool' | 'widgets' | 'entities';
    expectTypeOf<Omit<Options, More>>().toExtend<Omit<Theirs.ChatKitOptions, More>>();
    expectTypeOf<Ours.CustomApi & { domainKey: string }>().toExtend<Theirs.CustomApiConfig>();
    expectTypeOf<Ours.HostedApi>().toExtend<Theirs.HostedApiConfig>();
    expectTypeOf<Omit<Ours.EntitiesOption, 'onRequestPreview'>>().toExtend<Theirs.EntitiesOption>();
  });

  test('what they are made of is equal', () => {
    expectTypeOf<Ours.ChatKitIcon>().toEqualTypeOf<Theirs.ChatKitIcon>();
    expectTypeOf<Ours.HeaderIcon>().toEqualTypeOf<Theirs.HeaderIcon>();
    expectTypeOf<Ours.ThemeOption>().toEqualTypeOf<Theirs.ThemeOption>();
    expectTypeOf<Ours.FileUploadStrategy>().toEqualTypeOf<Theirs.FileUploadStrategy>();
    expectTypeOf<Required<Ours.HeaderOption>>().toEqualTypeOf<Required<Theirs.HeaderOption>>();
    expectTypeOf<Ours.HistoryOption>().toEqualTypeOf<Theirs.HistoryOption>();
    expectTypeOf<Ours.StartScreenOption>().toEqualTypeOf<Theirs.StartScreenOption>();
    expectTypeOf<Ours.ComposerOption>().toEqualTypeOf<Theirs.ComposerOption>();
    expectTypeOf<Ours.DisclaimerOption>().toEqualTypeOf<Theirs.DisclaimerOption>();
    expectTypeOf<Ours.ThreadItemActionsOption>().toEqualTypeOf<Theirs.ThreadItemActionsOption>();
    expectTypeOf<Ours.ThreadOption>().toEqualTypeOf<Theirs.ThreadOption>();
    expectTypeOf<Ours.Command>().toEqualTypeOf<Theirs.Command>();
    expectTypeOf<Ours.CommandSelection>().toEqualTypeOf<Theirs.CommandSelection>();
    expectTypeOf<Ours.Entity>().toEqualTypeOf<Theirs.Entity>();
    expectTypeOf<Ours.Attachment>().toEqualTypeOf<Theirs.Attachment>();
    expectTypeOf<Ours.UserMessageContent>().toEqualTypeOf<Theirs.UserMessageContent>();
  });

  test('the names that our side lets through to their element are those it has', () => {
    expectTypeOf<(typeof knownLocales)[number]>().toEqualTypeOf<Theirs.SupportedLocale>();
    expectTypeOf<(typeof knownIcons)[number] | Theirs.LucideIcon>().toEqualTypeOf<Theirs.ChatKitIcon>();
    expectTypeOf<(typeof knownHeaderIcons)[number]>().toEqualTypeOf<Theirs.HeaderIcon>();
  });
});

test('events are equal', () => {
  expectTypeOf<keyof Ours.ChatKitEventMap>().toEqualTypeOf<keyof Theirs.ChatKitEvents>();
  expectTypeOf<{ [Name in keyof Ours.ChatKitEventMap]: Ours.ChatKitEventMap[Name] }>().toEqualTypeOf<{
    [Name in keyof Theirs.ChatKitEvents]: Theirs.ChatKitEvents[Name];
  }>();
});

describe('methods', () => {
  /** Typed by the DOM with ours. */
  type OfTheDom = keyof HTMLElement;
  type Method = Exclude<keyof Theirs.OpenAIChatKit, OfTheDom>;

  test('ours are theirs', () => {
    expectTypeOf<Exclude<keyof Theirs.OpenAIChatKit, keyof OpenChatKit>>().toEqualTypeOf<never>();
    expectTypeOf<keyof Ours.ChatKitMethods>().toEqualTypeOf<Method>();
  });

  test('our element takes what theirs takes, and answers what theirs answers', () => {
    expectTypeOf<Pick<OpenChatKit, Method>>().toExtend<Pick<Theirs.OpenAIChatKit, Method>>();
    expectTypeOf<OpenChatKit>().toExtend<
      Omit<Theirs.OpenAIChatKit, 'addEventListener' | 'removeEventListener'>
    >();
  });

  test('what ours take is what theirs take', () => {
    expectTypeOf<Ours.OutgoingMessage>().toEqualTypeOf<
      Parameters<Theirs.OpenAIChatKit['sendUserMessage']>[0]
    >();
    expectTypeOf<Ours.ComposerValue>().toEqualTypeOf<
      Parameters<Theirs.OpenAIChatKit['setComposerValue']>[0]
    >();
  });

  test('<chat-dock> has them all but setOptions, of which it has the attributes', () => {
    type OfTheDock = Exclude<Method, 'setOptions'>;
    expectTypeOf<Pick<Ours.ChatDock, OfTheDock>>().toExtend<Pick<Theirs.OpenAIChatKit, OfTheDock>>();
  });
});

test('what is published has types of its own: nobody needs @openai/chatkit for them', () => {
  const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
  const files = globSync('**/*.d.ts', { cwd: dist });
  expect(files).toContain('chatkit/options.d.ts');
  const borrowed = files.filter((file) => readFileSync(dist + file, 'utf8').includes("@openai/chatkit'"));
  expect(borrowed).toEqual([]);
});
