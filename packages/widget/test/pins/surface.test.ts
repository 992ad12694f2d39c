import { describe, expect, test } from 'vitest';
import * as widget from '../../src/index.ts';

// What this package promises: a red pin means that the change must be meant, and told in a changeset.

const traits = ({ type, bubbles, composed, cancelable }: Event) => [type, bubbles, composed, cancelable];

describe('pins', () => {
  test('the exports of @chatdock/widget', () => {
    expect(Object.keys(widget).toSorted()).toEqual([
      'ChatDock',
      'ChatDockSignInRequiredEvent',
      'ChatDockStateChangedEvent',
      'WidgetError',
    ]);
  });

  test('the attributes and properties of <chat-dock>', () => {
    expect(widget.ChatDock.observedAttributes).toEqual([
      'api',
      'token-url',
      'sign-in-url',
      'theme',
      'greeting',
      'prompts',
      'placeholder',
      'disclaimer',
    ]);
    // Lit collects them with the attributes.
    expect([...widget.ChatDock.elementProperties.keys()]).toEqual([
      'api',
      'tokenUrl',
      'signInUrl',
      'getToken',
      'theme',
      'greeting',
      'prompts',
      'placeholder',
      'disclaimer',
      'widgets',
      'onClientTool',
      'renderer',
    ]);
  });

  test('the methods of <chat-dock>', () => {
    const own = Object.getOwnPropertyNames(widget.ChatDock.prototype);
    const inherited = new Set(['constructor', 'render', 'updated', 'willUpdate']);
    const properties = new Set(widget.ChatDock.elementProperties.keys());
    expect(own.filter((name) => !inherited.has(name) && !properties.has(name)).toSorted()).toEqual([
      'error',
      'fetchUpdates',
      'focus',
      'focusComposer',
      'newThread',
      'reconnect',
      'sendCustomAction',
      'sendUserMessage',
      'setComposerValue',
      'setThreadId',
      'signOut',
      'state',
    ]);
  });

  test('the events of <chat-dock>', () => {
    const changed = new widget.ChatDockStateChangedEvent('ready', null);
    const required = new widget.ChatDockSignInRequiredEvent();
    expect(traits(changed)).toEqual(['chat-dock-state-changed', true, true, false]);
    expect(traits(required)).toEqual(['chat-dock-sign-in-required', true, true, true]);
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
