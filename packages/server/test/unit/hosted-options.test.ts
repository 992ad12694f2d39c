import { describe, expect, test } from 'vitest';
import { parseHostedOptions } from '../../src/sessions/hosted-options.ts';

const apiKey = 'sk-test-key-that-nobody-may-read';
const workflowId = 'wf_68f0c0ffee';
const none = { workflowId: undefined, apiKey: undefined, baseURL: undefined, production: false };
const env = { ...none, apiKey, workflowId };

describe('T11: hosted sessions', () => {
  test.each([
    ['no workflow', {}, { ...none, apiKey }, /hosted\.workflowId \(or CHATKIT_WORKFLOW_ID\).*wf_/],
    ['something else', { workflowId: 'asst_1' }, env, /begins with wf_/],
    ['a name only', undefined, { ...env, workflowId: 'my workflow' }, /begins with wf_/],
    ['no key', { workflowId }, none, /Set hosted\.apiKey or OPENAI_API_KEY/],
    ['no key from the environment', undefined, { ...none, workflowId }, /OPENAI_API_KEY/],
    [
      'a key over http',
      { baseURL: 'http://api.example' },
      { ...env, production: true },
      /https in production/,
    ],
    ['an address with a name', { baseURL: 'https://u:p@api.example' }, env, /without a user name/],
    ['no address', {}, { ...env, baseURL: 'api.example' }, /must be an https address/],
    ['a time of no length', { expiresAfterSeconds: 0 }, env, /expiresAfterSeconds must be/],
    ['no function', { use: true }, env, /hosted\.use must be a function/],
    ['a slip', { workflowid: 'wf_1' }, env, /no option "hosted\.workflowid"/],
  ])('%s stops the start', (...[, options, environment, message]) => {
    // @ts-expect-error JavaScript callers have no compiler to tell them
    const parse = () => parseHostedOptions(options, environment);
    expect(parse).toThrow(
      expect.objectContaining({ code: 'invalid_configuration', message: expect.stringMatching(message) }),
    );
    expect(parse).not.toThrow(apiKey);
  });

  test('nothing is hosted unless somebody says so', () => {
    expect(parseHostedOptions(undefined, { ...none, apiKey })).toBeUndefined();
    expect(parseHostedOptions({ workflowId }, env)).toMatchObject({ workflowId, baseURL: undefined });
    const local = { ...env, baseURL: 'http://localhost:8080/v1', production: true };
    expect(parseHostedOptions(undefined, local)?.baseURL).toBe(local.baseURL);
  });
});
