import { describe, expect, test } from 'vitest';
import { ChatDockMethods } from '../../src/chat-dock-methods.ts';
import { ChatDockOptions } from '../../src/chat-dock-options.ts';
import * as widget from '../../src/index.ts';

// What this package promises: a red pin means that the change must be meant, and told in a changeset.

const traits = ({ type, bubbles, composed, cancelable }: Event) => [type, bubbles, composed, cancelable];

describe('pins', () => {
  test('the exports of @chatdock/widget', () => {
    expect(Object.keys(widget).toSorted()).toEqual([
      'ChatDock',
      'ChatDockOpenChangedEvent',
      'ChatDockSessionChangedEvent',
      'ChatDockSignInRequiredEvent',
      'ChatDockStateChangedEvent',
      'ChatDockUiChangedEvent',
      'WidgetError',
    ]);
  });

  test('the attributes and properties of <chat-dock>', () => {
    expect(widget.ChatDock.observedAttributes).toEqual([
      'theme',
      'locale',
      'heading',
      'header',
      'history',
      'greeting',
      'prompts',
      'placeholder',
      'attachments',
      'dictation',
      'disclaimer',
      'feedback',
      'retry',
      'heading-level',
      'ui',
      'domain-key',
      'chatkit-script',
      'api',
      'token-url',
      'sign-in-url',
      'grow',
      'launcher',
      'open',
      'label',
    ]);
    // Lit collects them with the attributes.
    expect([...widget.ChatDock.elementProperties.keys()]).toEqual([
      'theme',
      'locale',
      'heading',
      'header',
      'history',
      'greeting',
      'prompts',
      'placeholder',
      'attachments',
      'dictation',
      'disclaimer',
      'feedback',
      'retry',
      'widgets',
      'onClientTool',
      'texts',
      'headingLevel',
      'options',
      'ui',
      'domainKey',
      'chatkitScript',
      'api',
      'tokenUrl',
      'signInUrl',
      'getToken',
      'grow',
      'launcher',
      'open',
      'label',
      'renderer',
    ]);
  });

  test('what they are as long as nobody says anything', () => {
    const dock = new widget.ChatDock();
    const defaults = Object.fromEntries(
      [...widget.ChatDock.elementProperties.keys()].map((name) => [name, Reflect.get(dock, name)]),
    );
    expect(defaults).toEqual({
      theme: 'auto',
      locale: '',
      heading: '',
      header: null,
      history: null,
      greeting: '',
      prompts: [],
      placeholder: '',
      attachments: null,
      dictation: null,
      disclaimer: '',
      feedback: null,
      retry: null,
      widgets: null,
      onClientTool: null,
      texts: null,
      headingLevel: null,
      options: null,
      ui: 'auto',
      domainKey: '',
      chatkitScript: '',
      api: '',
      tokenUrl: '',
      signInUrl: '',
      getToken: null,
      grow: 'container',
      launcher: false,
      open: false,
      label: 'Chat',
      renderer: null,
    });
  });

  test('the methods of <chat-dock>', () => {
    const classes = [widget.ChatDock, ChatDockMethods, ChatDockOptions];
    const own = [...new Set(classes.flatMap((one) => Object.getOwnPropertyNames(one.prototype)))];
    // Lit's, and what TypeScript calls protected.
    const inherited = new Set(
      ['constructor', 'render', 'updated', 'willUpdate'].concat('askedScheme', 'chatOptions', 'ready'),
    );
    const properties = new Set(widget.ChatDock.elementProperties.keys());
    expect(own.filter((name) => !inherited.has(name) && !properties.has(name)).toSorted()).toEqual([
      'error',
      'fetchUpdates',
      'focus',
      'focusComposer',
      'hide',
      'hideHistory',
      'identify',
      'newThread',
      'reconnect',
      'reset',
      'sendCustomAction',
      'sendUserMessage',
      'setComposerValue',
      'setThreadId',
      'show',
      'showHistory',
      'signOut',
      'state',
    ]);
  });

  test('the events of <chat-dock>', () => {
    const changed = new widget.ChatDockStateChangedEvent('ready', null);
    const session = new widget.ChatDockSessionChangedEvent('opened', null);
    const required = new widget.ChatDockSignInRequiredEvent();
    const opened = new widget.ChatDockOpenChangedEvent(true);
    expect(traits(opened)).toEqual(['chat-dock-open-changed', true, true, false]);
    expect(opened.open).toBe(true);
    expect(traits(changed)).toEqual(['chat-dock-state-changed', true, true, false]);
    expect(traits(session)).toEqual(['chat-dock-session-changed', true, true, false]);
    expect(traits(required)).toEqual(['chat-dock-sign-in-required', true, true, true]);
    const ui = new widget.ChatDockUiChangedEvent('open', null);
    expect(traits(ui)).toEqual(['chat-dock-ui-changed', true, true, false]);
  });

  test('errors: a code, a sentence, and what the server said', () => {
    const error = new widget.WidgetError('rate_limited', { status: 429, retryAfterMs: 5000 });
    expect(error).toMatchObject({
      name: 'WidgetError',
      code: 'rate_limited',
      status: 429,
      retryAfterMs: 5000,
    });
    expect(error.message).toBe('There were too many requests. Please wait a moment and try again.');
    expect(error).toBeInstanceOf(Error);
  });
});
