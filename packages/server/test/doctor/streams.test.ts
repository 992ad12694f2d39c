import { expect, test } from 'vitest';
import { transcripts } from '../../src/conformance/index.ts';
import { scriptedResponder } from '../../src/conformance/scripted-responder.ts';
import type { Finding } from '../../src/doctor/report.ts';
import { alongside, brokenStreams } from '../support/doctor/broken-streams.ts';
import { startChats, frames } from '../support/doctor/chat-server.ts';
import { codesOf, examine, reportOn } from '../support/doctor/examine.ts';
import { delta, frame, part, prologue, streamed } from '../support/doctor/right-events.ts';
import { startServer } from '../support/test-server.ts';

test('each mistake in a stream is named, by its own code and no other, and what was said is not repeated', async () => {
  const cases = Object.entries(brokenStreams);
  const { origin, seen } = await startChats(Object.fromEntries(cases.map(([code, [chat]]) => [code, chat])));
  const examined: Finding[] = [];
  for (const [code, [, pattern]] of cases) {
    const timeoutMs = code === 'stream_silent' ? 2_000 : 20_000;
    const findings = await examine(`${origin}/${code}`, { timeoutMs });
    const others = Object.entries(alongside).find(([name]) => name === code)?.[1] ?? [];
    expect.soft(codesOf(findings), code).toEqual([code, ...others].toSorted());
    expect.soft(findings.find((finding) => finding.code === code)?.message, code).toMatch(pattern);
    examined.push(...findings);
  }
  expect(JSON.stringify(examined)).not.toMatch(/secret answer|forty-two/u);
  const deleted = seen.filter(({ type }) => type === 'threads.delete').map(({ path }) => path.slice(1));
  expect(deleted).toEqual(expect.arrayContaining(['done_marker', 'item_never_done', 'stream_broke_off']));
});

test('a right stream has nothing wrong, nor one of ten thousand events', async () => {
  const pieces = Array.from({ length: 10_000 }, (_, index) => `${index} `);
  const [added, first] = streamed;
  const all = pieces.join('');
  const item = {
    ...Object(streamed.at(-1)).item,
    content: [{ type: 'output_text', text: all, annotations: [] }],
  };
  const long = [
    ...prologue,
    added,
    first,
    ...pieces.map(delta),
    part('done', all),
    { type: 'thread.item.done', item },
  ];
  const { origin } = await startChats({ long: { create: frames(long.map(frame)) } });
  expect((await reportOn(`${origin}/right`)).entries).toEqual([
    'answers threads.list',
    'answers a message with 10 events, as the protocol has them',
    'keeps what was said',
  ]);
  expect(await examine(`${origin}/long`)).toEqual([]);
});

test('what our own server says, whatever it says, is as the protocol has it', async () => {
  const server = await startServer({
    auth: { anonymous: true },
    respond: scriptedResponder(),
    database: 'memory',
  });
  const scripts = (await transcripts()).flatMap(({ name, steps: [step] }) => {
    const text = JSON.stringify(step);
    const script = /"script":(\[.*\])\}\],"attachments"/u.exec(text)?.[1];
    return script === undefined || text.includes('<run>') ? [] : [{ name, script }];
  });
  expect(scripts.length).toBeGreaterThan(15);
  const found = new Map<string, string[]>();
  for (const { name, script } of scripts)
    found.set(name, codesOf(await examine(server.api, { message: script })));
  // What these scripts are for: one fails, two say nothing.
  const expected = new Map(scripts.map(({ name }): [string, string[]] => [name, []]));
  expected
    .set('08-errors', ['answer_failed'])
    .set('19-thread-list', ['answer_missing'])
    .set('04-thread-changes', ['answer_missing']);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  expect(await examine(server.api)).toEqual([]);
  await server.close();
});
