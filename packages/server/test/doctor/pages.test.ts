import { expect, test } from 'vitest';
import { judgePage } from '../../src/doctor/page/judge-page.ts';
import { readTags } from '../../src/doctor/page/read-tags.ts';
import { Report, type Finding } from '../../src/doctor/report.ts';
import { brokenSites, html, json, mounted, script } from '../support/doctor/broken-pages.ts';
import { codesOf, examine, reportOn } from '../support/doctor/examine.ts';
import { startSite } from '../support/doctor/start-site.ts';

test('each mistake in a page, its session and its mount point is named, by its own code', async () => {
  for (const [code, { routes, says, path = '/', asked = {}, alongside = [] }] of Object.entries(
    brokenSites,
  )) {
    const origin = await startSite(routes);
    const findings = await examine(origin + path, asked);
    expect.soft(codesOf(findings), code).toEqual([code, ...alongside].toSorted());
    expect.soft(findings.find((finding) => finding.code === code)?.message, code).toMatch(says);
    expect.soft(JSON.stringify(findings), code).not.toContain('hunter2');
  }
});

test('a page that is right, and what its policy has to allow', async () => {
  const page = '<script nonce="n1" src="/chat/embed.js" defer></script><chat-dock api="/chat"></chat-dock>';
  const strict =
    "default-src 'none'; script-src 'nonce-n1' 'strict-dynamic'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
  const policy = (text: string) =>
    startSite({ ...mounted, '/': html(page, { 'content-security-policy': text }) });
  const asked = { message: null };
  expect((await reportOn(await policy(strict), asked)).entries).toEqual([
    'has a chat, and all that it needs',
    'is Chatdock, healthy, with all its parts',
  ]);
  const fixes = async (text: string) => (await examine(await policy(text), asked)).map(({ fix }) => fix);
  expect(await fixes("script-src https://other.example; connect-src 'none'; trusted-types other")).toEqual([
    "Add 'self' to script-src, or give the script tag the page’s nonce.",
    "Add 'self' to connect-src.",
    'Add lit-html to trusted-types.',
  ]);
  expect(await fixes(`${strict}, connect-src https:`)).toEqual(["Add 'self' to connect-src."]);
});

function judged(address: string, body: string, code = ''): Finding[] {
  const report = new Report();
  const scripts = new Map([['script 1', code]]);
  judgePage(report, { url: new URL(address), tags: readTags(body), scripts, policies: [] });
  return report.findings;
}

const options = (key: string) => `chat.setOptions({ api: { url: "/chatkit"${key} } })`;

test('mixed content and domain keys, on a host of the world', () => {
  const site = 'https://shop.example/';
  const openai = '<script src="https://cdn.platform.openai.com/deployments/chatkit/chatkit.js"></script>';
  const mixed = judged(
    site,
    '<script src="/x/embed.js"></script><chat-dock api="http://api.example/chat?key=1"></chat-dock>',
  );
  expect(mixed).toMatchObject([
    { code: 'mixed_content', message: 'The page asks for http://api.example/chat.' },
  ]);
  expect(codesOf(judged(site, openai, options('')))).toEqual(['domain_key_missing']);
  for (const key of [
    'domain_pk_localhost_dev',
    'local-dev',
    'your-domain-key',
    'domain_pk_...',
    'domain_pk_',
  ]) {
    expect
      .soft(codesOf(judged(site, openai, options(`, domainKey: "${key}"`))), key)
      .toEqual(['domain_key_placeholder']);
  }
  expect(judged(site, openai, options(', domainKey: "domain_pk_68a1b2"'))).toEqual([]);
  expect(judged(site, openai, options(', domainKey: import.meta.env.KEY'))).toEqual([]);
  expect(judged('http://localhost/', openai, options(', domainKey: "local-dev"'))).toEqual([]);
});

test('a page made to make a reader wait is read at once', () => {
  const began = process.cpuUsage().user;
  for (const piece of [
    '<a ',
    '<a "',
    '<a b="',
    "<a b='c",
    '<!--',
    '<script>',
    '<script',
    '</',
    '<a b=c ',
    '< ',
    'a"',
  ])
    readTags(piece.repeat(50_000));
  expect(process.cpuUsage().user - began).toBeLessThan(10_000_000);
});

test('scripts of other hosts are not asked for, and a page that leads to another of its host is followed', async () => {
  let asked = 0;
  const other = await startSite({ '/app.js': () => (asked += 1) });
  const origin = await startSite({
    '/': (response) => response.writeHead(302, { location: '/de' }).end(),
    '/de': html(
      `<chat-dock></chat-dock><script src="${other}/app.js"></script><script src="/app.js"></script>`,
    ),
    '/app.js': script('import "@chatdock/widget"; document.createElement("chat-dock");'),
    '/away': (response) => response.writeHead(302, { location: other }).end(),
  });
  expect(await examine(origin)).toEqual([]);
  expect(asked).toBe(0);
  expect(codesOf(await examine(`${origin}/away`))).toEqual(['redirects']);
});

test('a session route that is told is asked, and a hosted one is told the day', async () => {
  let made = 0;
  const origin = await startSite({
    '/own': (response, request) =>
      json({ client_secret: `ek_${(made += 1)}`, expires_at: 4_000_000_000 })(response, request),
    '/chatkit': json({ data: [], has_more: false }),
  });
  const headers = { cookie: 'a=b' };
  const findings = await examine(`${origin}/chatkit`, {
    headers,
    message: null,
    session: new URL(`${origin}/own`),
  });
  expect(codesOf(findings)).toEqual(['workflow_ends']);
});
