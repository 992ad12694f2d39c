import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scriptedResponder } from '../../src/conformance/scripted-responder.ts';
import { brokenAnswers } from '../support/doctor/broken-servers.ts';
import { brokenStreams } from '../support/doctor/broken-streams.ts';
import { startChats } from '../support/doctor/chat-server.ts';
import { runServerCli } from '../support/run-server-cli.ts';
import { startServer } from '../support/test-server.ts';
import { userToken } from '../support/user-token.ts';

const docs = readFileSync(new URL('../../../../docs/doctor.md', import.meta.url), 'utf8');

test('the command tells broken servers from a right one, by its words, its codes and how it ends', async () => {
  const chats = {
    ...Object.fromEntries(Object.entries(brokenStreams).map(([code, [chat]]) => [code, chat])),
    ...Object.fromEntries(Object.entries(brokenAnswers).map(([code, { chat }]) => [code, chat])),
  };
  const { origin } = await startChats(chats);
  const inStreams = [
    'event_foreign',
    'item_without_id',
    'thread_created_missing',
    'done_marker',
    'text_differs',
  ];
  const inAnswers = ['html_answer', 'redirects', 'not_signed_in', 'server_error'];
  const broken = [...inStreams, 'event_not_json', 'stream_broke_off', 'item_never_done', ...inAnswers];
  for (const code of broken) {
    const ended = await runServerCli(['doctor', `${origin}/${code}`, '--json']).ended;
    expect
      .soft({ code: ended.code, found: JSON.parse(ended.stdout) }, code)
      .toMatchObject({ code: 1, found: [{ code }] });
    expect.soft(ended.stderr, code).not.toMatch(/\bat .+:\d+:\d+/u);
  }
  const right = await runServerCli(['doctor', `${origin}/right`]).ended;
  expect(right).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/keeps what was said\n\nNothing is wrong\.\n$/u),
  });
  expect(right.stderr).toContain('Sending one message, "Hello!');
  const reading = await runServerCli(['doctor', `${origin}/right`, '--no-message', '--json']).ended;
  expect(reading).toEqual({ code: 0, stdout: '[]\n', stderr: expect.not.stringContaining('Sending') });
});

test('Chatdock is known, signed in to with a user’s token, and has nothing wrong', async () => {
  const server = await startServer({ respond: scriptedResponder(), database: 'memory' });
  const token = await userToken('ann');
  const { code, stdout, stderr } = await runServerCli(['doctor', server.api, '--token', token]).ended;
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(
      /is Chatdock, healthy.*opens sessions.*as the protocol has them.*Nothing is wrong/su,
    ),
  });
  expect(stdout + stderr).not.toMatch(/eyJ|cs_|You said/u);
  const stranger = await runServerCli(['doctor', server.api, '--json']).ended;
  expect(JSON.parse(stranger.stdout)).toMatchObject([{ code: 'not_signed_in' }]);
  await server.close();
});

test('what cannot be followed is one sentence, exit code 2', async () => {
  const asked: [string[], RegExp][] = [
    [[], /^doctor takes one address or folder/u],
    [['https://a.example', 'https://b.example'], /^doctor takes one/u],
    [['/no/such/folder'], /^That is no address with http/u],
    [['https://user:hunter2@a.example'], /must not have a password/u],
    [['.', '--timeout', '0'], /^--timeout must be/u],
    [['.', '--header', 'x'], /^--header takes "Name: value"/u],
    [['.', '--token', 'a b'], /^--token must be/u],
    [['.', '--origin', 'https://a.example/x'], /^--origin must be/u],
    [['.', '--session', '/api/session'], /^--session must be/u],
    [['.', '--message', 'x', '--no-message'], /not both/u],
    [['.', '--port', '1'], /^Unknown option '--port'\. Try --help\.\n$/u],
  ];
  const ended = await Promise.all(asked.map(([args]) => runServerCli(['doctor', ...args]).ended));
  for (const [index, [args, message]] of asked.entries()) {
    expect
      .soft(ended[index], args.join(' '))
      .toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
    expect.soft(ended[index]?.stderr).not.toContain('hunter2');
  }
});

/** Ports and places differ. */
const neutral = (text: string) =>
  text
    .replaceAll(/127\.0\.0\.1:\d+/gu, 'HOST')
    .replace(/event \d+/u, 'event N')
    .trim();

test('every flag of the guide is one of the command, and its example is what is printed', async () => {
  const flags = [...docs.matchAll(/^\| `(--[a-z-]+)/gmu)].map(([, flag = '']) => flag);
  const { stdout: help } = await runServerCli(['doctor', '--help']).ended;
  expect(flags.length).toBe(8);
  for (const flag of flags) expect(help).toContain(flag);
  const { origin } = await startChats({ chatkit: brokenStreams.event_foreign[0] });
  const { stdout } = await runServerCli(['doctor', `${origin}/chatkit`]).ended;
  const [, , example = ''] = docs.split('```\n');
  expect(neutral(stdout)).toBe(neutral(example));
});
