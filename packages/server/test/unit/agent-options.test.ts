import { describe, expect, test } from 'vitest';
import { serverTokens } from '../../src/auth/server-tokens.ts';
import { chatdock, ChatdockError } from '../../src/index.ts';
import { logLines } from '../support/log-lines.ts';
import { userSecret } from '../support/user-token.ts';

const signing = { secret: 'x'.repeat(32) };
const tool = { name: 'tasks', url: 'https://tools.example/mcp' };

/** What making a server with these options says; `''` when it is made. */
function refusalOf(options: object): string {
  try {
    const logger = logLines();
    void chatdock(
      { auth: { secret: userSecret }, logger, ...options, database: 'memory', ...agent },
      {},
    ).close();
    return '';
  } catch (error) {
    if (error instanceof ChatdockError && error.code === 'invalid_configuration') return error.message;
    throw error;
  }
}

const make = (options: object) => () =>
  chatdock({ auth: { secret: userSecret }, database: 'memory', respond, ...options }, {});

async function* respond(): AsyncGenerator<never> {}

const agent = { agent: () => Promise.reject(new Error('not asked')) };

describe('T11: settings for tools that stop the start, and say what to do', () => {
  test.each<[string, object, RegExp]>([
    ['no list', { mcpServers: {} }, /must be a list/u],
    ['no name', { mcpServers: [{ url: tool.url }] }, /mcpServers\[0\]\.name/u],
    ['a name that is none', { mcpServers: [{ ...tool, name: 'my tools' }] }, /letters, digits/u],
    ['one name twice', { mcpServers: [tool, tool] }, /two servers of the name "tasks"/u],
    ['an unknown option', { mcpServers: [{ ...tool, tokn: () => '' }] }, /no option mcpServers\[0\]\.tokn/u],
    ['no address', { mcpServers: [{ ...tool, url: 'tools' }] }, /must be an https address/u],
    [
      'http to another machine',
      { mcpServers: [{ ...tool, url: 'http://tools.example' }] },
      /must use https/u,
    ],
    [
      'a password in the address',
      { mcpServers: [{ ...tool, url: 'https://a:b@tools.example' }] },
      /password/u,
    ],
    ['a token that is no function', { mcpServers: [{ ...tool, token: 'abc' }] }, /must be a function/u],
    ['a token and a secret', { mcpServers: [{ ...tool, token: () => '', signing }] }, /not both/u],
    ['a short secret', { mcpServers: [{ ...tool, signing: { secret: 'x' } }] }, /needs 32 characters/u],
    [
      'the secret of users’ tokens',
      { mcpServers: [{ ...tool, signing: { secret: userSecret } }] },
      /a secret of its own/u,
    ],
    [
      'the secret of sessions',
      { secret: signing.secret, mcpServers: [{ ...tool, signing }] },
      /a secret of its own/u,
    ],
    [
      'an audience with white space',
      { mcpServers: [{ ...tool, signing: { ...signing, audience: 'my tools' } }] },
      /signing\.audience/u,
    ],
    [
      'a token in the headers',
      { mcpServers: [{ ...tool, headers: { Authorization: 'Bearer x' } }] },
      /must not have "Authorization"/u,
    ],
    ['a header that is none', { mcpServers: [{ ...tool, headers: { 'x y': 'z' } }] }, /is no header/u],
    ['tools that are no list', { mcpServers: [{ ...tool, tools: 'all' }] }, /list of names/u],
    ['a long time-out', { mcpServers: [{ ...tool, timeoutMs: 60_000 }] }, /at most 20000/u],
    [
      'a policy that is none',
      { mcpServers: [{ ...tool, approvals: 'sometimes' }] },
      /"destructive", "always"/u,
    ],
    ['a policy that is none, for all', { approvals: { needs: true } }, /approvals\.needs must be/u],
    ['an unknown option of approvals', { approvals: { who: 'me' } }, /no option approvals\.who/u],
    ['no words', { approvals: { ask: 'Really?' } }, /approvals\.ask must be a function/u],
    ['no time', { approvals: { expiresAfterHours: 0 } }, /approvals\.expiresAfterHours/u],
  ])('%s', (_what, options, message) => {
    expect(refusalOf(options)).toMatch(message);
  });

  test.each<[string, object]>([
    [
      'a server with all it can have',
      { ...tool, signing, headers: { 'x-key': 'k' }, tools: ['a'], timeoutMs: 500 },
    ],
    ['this machine over http', { ...tool, url: 'http://127.0.0.1:3001/mcp' }],
    ['a token of one’s own', { ...tool, token: () => 'abc', approvals: () => true }],
  ])('while %s is fine', (_what, server) => {
    expect(refusalOf({ mcpServers: [server] })).toBe('');
  });

  test('with respond there is no agent to have tools or to ask', () => {
    expect(make({ mcpServers: [tool] })).toThrow('mcpServers is for agents');
    expect(make({ approvals: {} })).toThrow('approvals is for agents');
  });
});

describe('tokens for another server', () => {
  const settings = { secret: signing.secret, audience: tool.url };

  test('are the same for a minute, and different for each user', () => {
    let now = Date.parse('2026-02-03T10:00:10Z');
    const token = serverTokens(settings, () => now);
    const first = token({ issuer: '', subject: 'ada' });
    now += 40_000;
    expect(token({ issuer: '', subject: 'ada' })).toBe(first);
    expect(token({ issuer: '', subject: 'bob' })).not.toBe(first);
    now += 20_000;
    expect(token({ issuer: '', subject: 'ada' })).not.toBe(first);
  });

  test('X1: are for users of one issuer: another’s of the same name gets none', () => {
    const plain = serverTokens(settings);
    const named = serverTokens({ ...settings, issuer: 'https://app.example' });
    for (const issuer of ['chatdock:visitor', 'https://app.example', 'https://APP.example'])
      expect(plain({ issuer, subject: 'ada' })).toBeNull();
    for (const issuer of ['chatdock:visitor', '', 'https://app.example/'])
      expect(named({ issuer, subject: 'ada' })).toBeNull();
    expect(named({ issuer: 'https://app.example', subject: 'ada' })).toMatch(/^ey/u);
  });
});
