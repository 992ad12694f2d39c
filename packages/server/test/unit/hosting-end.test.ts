import { describe, expect, test } from 'vitest';
import { parseHostedOptions } from '../../src/sessions/hosted-options.ts';
import { hostingNotice } from '../../src/sessions/hosting-end.ts';
import { openaiHostedSessions } from '../../src/sessions/openai-hosted.ts';
import { memoryHostedRecords } from '../../src/store/memory-hosted-records.ts';
import { logLines } from '../support/log-lines.ts';

describe('what the operator is told at the start', () => {
  test.each([
    ['2026-08-01T00:00:00Z', 'warn', 'in 122 days, on 2026-11-30'],
    ['2026-11-26T14:00:00Z', 'warn', 'in 4 days, on 2026-11-30'],
    ['2026-11-29T23:59:59Z', 'warn', 'in 1 day, on 2026-11-30'],
    ['2026-11-30T00:00:01Z', 'warn', 'today'],
    ['2026-11-30T23:59:59.999Z', 'warn', 'today'],
    ['2026-12-01T00:00:00Z', 'error', 'answered 410'],
    ['2027-03-01T00:00:00Z', 'error', 'answered 410'],
  ])('on %s', (now, level, words) => {
    const notice = hostingNotice(new Date(now));
    expect(notice.level).toBe(level);
    expect(notice.message).toContain(words);
    expect(notice.message).toContain('docs/hosted-chatkit.md');
  });
});

describe('the last day', () => {
  let now = new Date('2026-11-30T23:59:59.999Z');
  const calls: string[] = [];
  const environment = { workflowId: 'wf_1', apiKey: 'sk-1', baseURL: undefined, production: true };
  const settings = parseHostedOptions(undefined, environment) ?? expect.fail();
  const hosted = openaiHostedSessions({
    settings,
    openai: {
      create: async () => {
        calls.push('create');
        const expiresAt = Math.floor(now.getTime() / 1_000) + 600;
        return { id: `cksess_${calls.length}`, clientSecret: `ek_${calls.length}`, expiresAt };
      },
      cancel: async (id) => void calls.push(`cancel ${id}`),
    },
    records: memoryHostedRecords(),
    now: () => now,
    logger: logLines(),
  });
  const user = { owner: { issuer: '', subject: 'ada' }, expiresAt: null };
  const request = new Request('https://app.example/session');

  test('sessions are opened and ended until its end; then they are gone, and OpenAI is not asked any more', async () => {
    const first = await hosted.issue(user, request);
    const second = await hosted.issue(user, request);
    await hosted.end(first.clientSecret);
    expect(calls).toEqual(['create', 'create', 'cancel cksess_1']);
    now = new Date('2026-12-01T00:00:00Z');
    await expect(hosted.issue(user, request)).rejects.toMatchObject({
      code: 'hosting_ended',
      status: 410,
      message: expect.stringMatching(/2026-11-30.*docs\/hosted-chatkit\.md/u),
    });
    await hosted.end(second.clientSecret);
    await expect(hosted.end(second.clientSecret)).rejects.toMatchObject({ code: 'invalid_token' });
    expect(calls).toHaveLength(3);
  });
});
