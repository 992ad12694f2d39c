import { anyJson, holds, spoiled } from '@chatdock/testing/attacks';
import { array, constantFrom, oneof, record, string, tuple, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SourceError } from '../../src/agent-builder/source/source-error.ts';
import { migrateWorkflow } from '../../src/agent-builder/workflow/migrate-workflow.ts';
import { readBearerToken } from '../../src/auth/bearer-token.ts';
import { hasDuplicateKeys } from '../../src/auth/duplicate-keys.ts';
import { ChatdockError } from '../../src/chatdock-error.ts';
import { parseCommand } from '../../src/cli/parse-command.ts';
import { serverOptions } from '../../src/cli/server-options.ts';
import { StartError } from '../../src/cli/start-error.ts';
import { trustedProxies } from '../../src/cli/trusted-proxies.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { variables } from '../../src/cli/variables.ts';
import { waysIn } from '../../src/cli/ways-in.ts';
import { Course } from '../../src/doctor/endpoint/course.ts';
import { judgeEvent } from '../../src/doctor/endpoint/judge-event.ts';
import { parseFrame } from '../../src/doctor/endpoint/parse-frame.ts';
import { readTags } from '../../src/doctor/page/read-tags.ts';
import { blockedBy, readPolicies } from '../../src/doctor/page/policy.ts';
import { acceptedEncoding } from '../../src/http/accepted-encoding.ts';
import { isJsonMediaType } from '../../src/http/media-type.ts';
import { parseJson } from '../../src/http/parse-json.ts';
import { parseOptions } from '../../src/options.ts';
import { exported } from '../agent-builder/support/migrated.ts';
import { events } from '../unit/protocol/examples.ts';

/** Runs something that may refuse, but only in these ways. */
function orderly<T>(
  work: () => T,
  ...refusals: readonly (abstract new (...args: never) => Error)[]
): T | undefined {
  try {
    return work();
  } catch (error) {
    if (refusals.some((refusal) => error instanceof refusal)) return undefined;
    throw error;
  }
}

const line = string({ unit: 'binary', maxLength: 60 });
const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';

describe('I1: random input is read, or refused in words', () => {
  test('JSON: what passes is what everybody reads, without a key said twice', async () => {
    const piece = constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\u0061"',
      '"b\\""',
      '1',
      'null',
      ' ',
      '"a":',
      '"\\ud800"',
    );
    await holds(
      array(piece, { maxLength: 14 }),
      { cases: 3_000, past: [['{', '"a":', '1', ',', '"\\u0061"', ':', '1', '}']] },
      (pieces) => {
        const text = pieces.join('');
        const value = orderly(() => parseJson(Buffer.from(text)), ChatdockError);
        if (value === undefined) return;
        expect(value).toEqual(JSON.parse(text));
        expect(JSON.stringify(value).length).toBe(text.replaceAll(' ', '').replaceAll('\\u0061', 'a').length);
      },
    );
    await holds(
      uint8Array({ maxLength: 40 }),
      { cases: 500 },
      (bytes) => void orderly(() => parseJson(bytes), ChatdockError),
    );
    await holds(anyJson, { cases: 500 }, (value) =>
      expect(hasDuplicateKeys(JSON.stringify(value))).toBe(false),
    );
  });

  test('T1: no other spelling of a bearer token is one', async () => {
    const mutant = tuple(constantFrom(0, 3, 6, 7, 20, 40, token.length), constantFrom(0, 1, 6), line).map(
      ([at, cut, add]) => {
        const whole = `Bearer ${token}`;
        return whole.slice(0, at) + add + whole.slice(at + cut);
      },
    );
    await holds(
      oneof(mutant, line),
      { cases: 3_000, past: [`Bearer\t${token}`, `Bearer ${token}\n`, `Bearer ${token}, Bearer x`] },
      (header) => {
        const read = orderly(() => readBearerToken({ authorization: [header], query: '' }), ChatdockError);
        const isExact = read === undefined || /^bearer +[\w-]+\.[\w-]+\.[\w-]+$/iu.test(header);
        expect(isExact, header).toBe(true);
      },
    );
  });

  test('headers, flags, variables and proxies', async () => {
    await holds(line, { cases: 1_000, past: ['br;q=0, *', 'gzip;q=nan', ';q=1,,'] }, (header) => {
      expect(['br', 'gzip', 'identity']).toContain(acceptedEncoding(header));
      expect(!isJsonMediaType(header) || /^\s*application\/json\s*(?:;|$)/iu.test(header), header).toBe(true);
    });
    const word = oneof(
      line,
      constantFrom(
        'serve',
        'embed',
        'doctor',
        '--port',
        '--host',
        '--dev',
        '--',
        '-h',
        '--port=',
        '--__proto__',
        '//x',
      ),
    );
    await holds(
      array(word, { maxLength: 4 }),
      { cases: 1_000 },
      (args) => void orderly(() => parseCommand(args), UsageError),
    );
    await holds(line, { cases: 500, past: ['1', '10.0.0.0/8', '::/0', '10.0.0.0/99', '1,'] }, (setting) => {
      void orderly(() => trustedProxies(setting), StartError);
    });
    const names = Object.values(variables).flatMap((group) => group.map(({ name }) => name));
    const said = oneof(
      line,
      constantFrom(
        '1',
        '0',
        'off',
        'https://a.example',
        'https://a.example/?x',
        'javascript:1',
        'x'.repeat(40),
        'a=b,c',
        'wf_1',
        '1e9',
      ),
    );
    const base = { CHATDOCK_JWT_SECRET: 'x'.repeat(40) };
    const environment = array(tuple(constantFrom(...names), said), { maxLength: 4 }).map((pairs) =>
      Object.fromEntries(pairs),
    );
    await holds(environment, { cases: 1_000 }, (env) => {
      const all = { LOG_LEVEL: 'silent', ...base, ...env };
      orderly(() => parseOptions(serverOptions(all, waysIn(all)), all), StartError, ChatdockError);
    });
  });

  test('T11: options of any kind: taken, or refused in a sentence', async () => {
    const silent = { info() {}, warn() {}, error() {}, debug() {} };
    const secret = 'x'.repeat(40);
    // Whoever sets options may be mistaken, but is no attacker: everything can be printed.
    const printable = spoiled(optionExamples).filter(
      (value) => !JSON.stringify(value).includes('"toString"'),
    );
    const past = [
      { cors: { origins: 0 } },
      { models: [null] },
      { attachments: { publicUrl: 'https://a.example', files: { s3: null } } },
    ];
    await holds(printable, { cases: 3_000, past }, (value) => {
      const options = { auth: { secret }, ...Object(value), logger: silent };
      const refused = refusalOf(() => Reflect.apply(parseOptions, undefined, [options, {}]));
      expect(refused?.message ?? 'Taken.').toMatch(/^[A-Z\w].*[.:\w]$/su);
    });
  });

  test('streams and pages that the doctor looks at', async () => {
    const past = [{ type: { toString: [] } }, { type: 'thread.item.removed', item_id: { toString: 1 } }];
    await holds(oneof(anyJson, spoiled(events)), { cases: 3_000, past }, (first) => {
      const course = new Course();
      for (const value of [first, first]) {
        const { event } = parseFrame({
          text: `data: ${JSON.stringify(value)}`,
          at: 0,
          hasCarriageReturns: false,
        });
        const faults = event ? [...judgeEvent(event), ...course.take(event)] : [];
        expect(faults.filter(({ message = '' }) => message.includes('\n'))).toEqual([]);
      }
      course.end();
    });
    await holds(
      line,
      { cases: 1_000 },
      (text) => void parseFrame({ text, at: 0, hasCarriageReturns: false }),
    );
    const tag = array(
      oneof(
        line,
        constantFrom('<', '>', '<script', '</script>', '<!--', '-->', '="', "='", ' src', '/', 'nonce'),
      ),
      { maxLength: 12 },
    );
    await holds(tag, { cases: 1_000 }, (pieces) => {
      for (const { attributes } of readTags(pieces.join(''))) expect(attributes.size).toBeLessThan(500);
    });
    const url = new URL('https://a.example/x.js');
    await holds(
      array(oneof(line, constantFrom("script-src 'self'", '*', '*.example', ':', 'https:', ';', "'none'")), {
        maxLength: 6,
      }),
      { cases: 1_000 },
      (pieces) => {
        for (const policy of readPolicies([pieces.join(' ')]))
          blockedBy(policy, { directive: 'script-src', url }, url);
      },
    );
  });

  test('exports of Agent Builder that somebody has cut or changed', async () => {
    const text = exported('approval');
    const cut = record({
      at: constantFrom(...Array.from({ length: 97 }, (_, part) => Math.floor((part / 97) * text.length))),
      length: constantFrom(0, 1, 7, 60, 900),
      add: oneof(line, constantFrom('}', '{', '(', ';', 'await ', '`', '/*')),
    });
    await holds(cut, { cases: 150 }, ({ at, length, add }) => {
      const changed = text.slice(0, at) + add + text.slice(at + length);
      orderly(() => migrateWorkflow({ file: 'x.ts', text: changed }, { keepStore: false }), SourceError);
    });
  });
});

/** Options that are right, for the most part by themselves. */
const optionExamples = [
  { cors: { origins: ['https://a.example'] }, retention: { days: 1 } },
  {
    mcpServers: [
      {
        name: 'a',
        url: 'https://a.example',
        signing: { secret: 'y'.repeat(40) },
        headers: { a: 'b' },
        tools: ['a'],
      },
    ],
  },
  { models: [{ id: 'a', model: 'b', label: 'c', description: 'd' }], tracing: false },
  { limits: { requestsPerMinute: { user: 1 }, turnsAtATime: 2, tokensPerDay: false } },
  {
    hosted: {
      workflowId: 'wf_1',
      apiKey: 'sk-1',
      baseURL: 'https://a.example',
      expiresAfterSeconds: 60,
      stateVariables: { a: 'b' },
      chatkitConfiguration: {},
    },
  },
  {
    attachments: {
      publicUrl: 'https://a.example/api',
      accept: ['image/png'],
      maxBytes: { 'image/png': 5 },
      maxPerMessage: 2,
      files: { directory: 'x' },
    },
  },
  {
    attachments: {
      publicUrl: 'https://a.example/api',
      files: {
        s3: {
          bucket: 'bucket',
          region: 'r',
          endpoint: 'https://s3.example',
          accessKeyId: 'a',
          secretAccessKey: 'b',
        },
      },
    },
  },
  {
    approvals: { needs: 'always', expiresAfterHours: 2 },
    answers: { toolCalls: 5, reads: ['image'] },
    basePath: '/a',
  },
  {
    auth: [{ secret: 'x'.repeat(40), issuer: 'https://a.example', audience: 'a' }, { anonymous: true }],
    secret: ['y'.repeat(40), 'z'.repeat(40)],
  },
  {
    auth: {
      jwksUrl: 'https://a.example/jwks',
      issuer: 'https://a.example',
      audience: 'a',
      algorithms: ['RS256'],
      clockToleranceSeconds: 5,
    },
  },
];

function refusalOf(work: () => unknown): ChatdockError | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof ChatdockError) return error;
    throw error;
  }
}
