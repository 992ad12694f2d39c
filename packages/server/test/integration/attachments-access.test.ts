import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachmentLinks, type AttachmentLinks } from '../../src/attachments/attachment-links.ts';
import {
  formOf,
  startAttachmentServer,
  type AnnouncedAttachment,
  type AttachmentServer,
  type AttachmentUser,
} from '../support/attachment-server.ts';
import { openTestPostgres, type OpenTestDatabase } from '../support/open-test-database.ts';
import { samples } from '../support/sample-files.ts';
import { userSecret, userToken } from '../support/user-token.ts';

const page = 'https://www.example.com';
const png = { name: 'private-name.png', type: 'image/png', bytes: samples.png };
const pdf = { name: 'a.pdf', type: 'application/pdf', bytes: samples.pdf };

let opened: OpenTestDatabase;
let server: AttachmentServer;
let ada: AttachmentUser;
let bob: AttachmentUser;
/** Of ada: one with bytes, one without. */
let picture: { id: string; preview: string };
let announced: AnnouncedAttachment;
/** What the server seals addresses with. */
const links: AttachmentLinks = attachmentLinks([
  { text: userSecret, purpose: 'derived from the user token secret' },
]);

beforeAll(async () => {
  opened = await openTestPostgres();
  server = await startAttachmentServer({ database: opened.database, cors: { origins: [page] } });
  [ada, bob] = [await server.user('ada'), await server.user('bob')];
  const attachment = await ada.attach(png);
  picture = { id: attachment.id, preview: attachment.type === 'image' ? attachment.preview_url : '' };
  announced = await ada.announce({ name: 'a.pdf', size: 9, mime_type: 'application/pdf' });
});
afterAll(async () => {
  await server.close();
  await opened.close();
});

/** All there is of attachments, so that any change shows. */
async function everything(): Promise<string> {
  const { rows } = await opened.database.query('select * from chatdock.attachments order by id');
  return JSON.stringify([rows, await server.files()]);
}

/** All of an answer but its date. */
async function answerOf(response: Response) {
  const headers = [...response.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
  return { status: response.status, headers, body: await response.text() };
}

/** An id of the same form that nobody has. */
function neverBefore(id: string): string {
  return `${id.slice(0, -1)}${id.endsWith('A') ? 'B' : 'A'}`;
}

const routes = [
  ['GET', 'content'],
  ['HEAD', 'content'],
  ['PUT', 'content'],
  ['POST', 'content'],
  ['GET', 'preview'],
  ['HEAD', 'preview'],
] as const;

describe('X2, X3: another user’s attachment is as good as one that never was', () => {
  test('at every address, in every request: same status, headers and body, and nothing changes', async () => {
    const before = await everything();
    for (const { id } of [picture, announced]) {
      for (const [method, part] of routes) {
        const ask = async (asked: string) => {
          const body = method === 'PUT' ? samples.pdf : method === 'POST' ? formOf(pdf) : null;
          const address = `${server.api}/attachments/${asked}/${part}`;
          return answerOf(await fetch(address, { method, headers: bob.bearer, body }));
        };
        const [foreign, missing] = [await ask(id), await ask(neverBefore(id))];
        expect.soft(foreign, `${method} ${part}`).toEqual(missing);
        expect.soft(foreign.status, `${method} ${part}`).toBe(404);
      }
      const asks = [
        (asked: string) => bob.post({ type: 'attachments.delete', params: { attachment_id: asked } }),
        (asked: string) => bob.send([asked]),
      ];
      for (const ask of asks) {
        const [foreign, missing] = [
          await answerOf(await ask(id)),
          await answerOf(await ask(neverBefore(id))),
        ];
        expect.soft(foreign).toEqual(missing);
        expect.soft(foreign.status).toBe(404);
      }
    }
    const { id: own } = await bob.attach(pdf);
    expect((await bob.send([own, picture.id])).status).toBe(404);
    await bob.ask('attachments.delete', { attachment_id: own });
    expect(await everything()).toBe(before);
  });
});

function at(id: string, part: string, link: string): string {
  return `${server.api}/attachments/${id}/${part}?link=${encodeURIComponent(link)}`;
}

describe('addresses that need no token', () => {
  const expiresAt = Math.floor(Date.now() / 1_000) + 600;
  const owner = { issuer: '', subject: 'ada' };
  test('the test seals as the server does', async () => {
    const link = links.seal('preview', { owner, id: picture.id, expiresAt });
    expect((await fetch(at(picture.id, 'preview', link))).status).toBe(200);
  });

  test('one that is wrong in any way leads to nothing, like an address that never was', async () => {
    const seal = (purpose: 'upload' | 'preview' | 'download', fields = {}) =>
      links.seal(purpose, { owner, id: picture.id, expiresAt, ...fields });
    const good = new URL(picture.preview).searchParams.get('link') ?? '';
    const flipped = Array.from({ length: 12 }, (_, index) => {
      const place = Math.floor((index * good.length) / 12);
      return good.slice(0, place) + (good[place] === 'A' ? 'B' : 'A') + good.slice(place + 1);
    });
    const wrong = [
      ...flipped,
      good.slice(0, -2),
      good.slice(2),
      `${good}AA`,
      `${good}=`,
      ` ${good}`,
      good + good,
      good.toUpperCase(),
      '',
      'x',
      'A'.repeat(40),
      'A'.repeat(9_000),
      ada.secret,
      ada.secret.slice(3),
      await userToken('ada'),
      seal('upload'),
      seal('download'),
      seal('preview', { expiresAt: Math.floor(Date.now() / 1_000) - 1 }),
      seal('preview', { id: announced.id }),
      seal('preview', { owner: { issuer: '', subject: 'bob' } }),
      seal('preview', { owner: { issuer: 'x', subject: 'ada' } }),
      attachmentLinks([{ text: userSecret, purpose: 'configured' }]).seal('preview', {
        owner,
        id: picture.id,
        expiresAt,
      }),
      attachmentLinks([{ text: 'x'.repeat(32), purpose: 'configured' }]).seal('preview', {
        owner,
        id: picture.id,
        expiresAt,
      }),
    ];
    const nowhere = await answerOf(await fetch(at(neverBefore(picture.id), 'preview', good)));
    expect(nowhere.status).toBe(404);
    for (const link of wrong) {
      expect.soft(await answerOf(await fetch(at(picture.id, 'preview', link))), link).toEqual(nowhere);
    }
    const twice = `${at(picture.id, 'preview', 'x')}&link=${good}`;
    expect(await answerOf(await fetch(twice))).toEqual(nowhere);
  });

  test('each opens one door: the address of a preview takes no bytes, that of an upload gives none', async () => {
    const preview = new URL(picture.preview).searchParams.get('link') ?? '';
    const upload = new URL(announced.upload_descriptor.url).searchParams.get('link') ?? '';
    const download = links.seal('download', { owner, id: picture.id, expiresAt });
    const before = await everything();
    for (const [method, address] of [
      ['GET', at(picture.id, 'content', preview)],
      ['GET', at(picture.id, 'preview', download)],
      ['PUT', at(announced.id, 'content', links.seal('download', { owner, id: announced.id, expiresAt }))],
      ['POST', at(picture.id, 'content', preview)],
      ['GET', at(announced.id, 'content', upload)],
      ['PUT', at(picture.id, 'content', upload)],
    ] as const) {
      const response = await fetch(address, { method, ...(method !== 'GET' && { body: samples.pdf }) });
      expect.soft(response.status, `${method} ${address}`).toBe(404);
    }
    expect((await fetch(at(picture.id, 'content', download))).status).toBe(200);
    const direct = await fetch(`${server.api}/attachments?link=${upload}`, {
      method: 'POST',
      body: formOf(png),
    });
    expect(direct.status).toBe(401);
    expect(await everything()).toBe(before);
  });

  test('the owner is in it, unreadable; the same address comes out for the same target', () => {
    const target = {
      owner: { issuer: 'https://issuer.example', subject: 'ada@example.com' },
      id: 'atc_x',
      expiresAt,
    };
    const link = links.seal('preview', target);
    const bytes = Buffer.from(link, 'base64url').toString('latin1');
    for (const word of ['ada', 'issuer', 'atc_x', 'preview']) expect(bytes).not.toContain(word);
    expect(links.seal('preview', target)).toBe(link);
    expect(links.open('preview', link)).toEqual(target);
    const others = [{ id: 'atc_y' }, { expiresAt: expiresAt + 1 }].map((other) =>
      links.seal('preview', { ...target, ...other }),
    );
    const nonces = [link, ...others, links.seal('download', target)].map((text) => text.slice(0, 16));
    expect(new Set(nonces).size).toBe(4);
  });
});

describe('T8: tokens', () => {
  test('a client secret anywhere but in the header is none', async () => {
    const address = `${server.api}/attachments/${picture.id}/content`;
    for (const query of [
      `access_token=${ada.secret}`,
      `token=${ada.secret}`,
      `client_secret=${ada.secret}`,
    ]) {
      expect.soft((await fetch(`${address}?${query}`)).status, query).toBe(401);
    }
    const both = await fetch(`${address}?access_token=${ada.secret}`, { headers: ada.bearer });
    expect(both.status).toBe(400);
    const inForm = formOf(png);
    inForm.append('access_token', ada.secret);
    const posted = await fetch(`${server.api}/attachments`, { method: 'POST', body: inForm });
    expect(posted.status).toBe(401);
    expect(posted.headers.get('www-authenticate')).toBe('Bearer');
    for (const headers of [{ cookie: `token=${ada.secret}` }, { 'x-client-secret': ada.secret }]) {
      expect.soft((await fetch(address, { headers })).status).toBe(401);
    }
    const userTokens = { authorization: `Bearer ${await userToken('ada')}` };
    expect((await fetch(address, { headers: userTokens })).status).toBe(401);
  });

  test('I8: what a request says of its host is in no address', async () => {
    const headers = {
      ...ada.bearer,
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      forwarded: 'host=evil.example',
      'x-original-url': '/evil',
    };
    const response = await fetch(`${server.api}/attachments`, { method: 'POST', headers, body: formOf(png) });
    const text = await response.text();
    expect(text).toContain('https://app.example.com/api/chatkit/attachments/');
    expect(text).not.toContain('evil');
  });
});

/** Sends the bytes of a fresh announcement. */
async function sendFile(headers: Record<string, string>): Promise<Response> {
  const { upload_descriptor } = await ada.announce({ name: 'a.pdf', size: 9, mime_type: 'application/pdf' });
  return fetch(server.reach(upload_descriptor.url), { method: 'PUT', headers, body: samples.pdf });
}

function askBefore(origin: string, method: string): Promise<Response> {
  const headers = {
    origin,
    'access-control-request-method': method,
    'access-control-request-headers': 'content-type',
  };
  return fetch(`${server.api}/attachments/x/content`, { method: 'OPTIONS', headers });
}

describe('D1: pages of other origins', () => {
  test('exactly the configured ones may send files, and may ask before they do', async () => {
    const asked = await askBefore(page, 'PUT');
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(page);
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET,POST,PUT,DELETE');
    const sent = await sendFile({ origin: page });
    expect([sent.status, sent.headers.get('access-control-allow-origin')]).toEqual([200, page]);
    for (const origin of ['https://evil.example', 'null', `${page}.evil.example`, 'http://www.example.com']) {
      expect
        .soft((await askBefore(origin, 'PUT')).headers.get('access-control-allow-origin'), origin)
        .toBeNull();
      const refused = await sendFile({ origin });
      expect
        .soft([refused.status, refused.headers.get('access-control-allow-origin')], origin)
        .toEqual([403, null]);
    }
  });

  test('so may our own pages, and programs that are no browsers', async () => {
    for (const headers of [
      {},
      { origin: 'https://app.example.com' },
      { origin: 'https://app.example.com', 'sec-fetch-site': 'same-origin' },
    ]) {
      expect.soft((await sendFile(headers)).status, JSON.stringify(headers)).toBe(200);
    }
  });

  test('a page that has the address of a preview shows it, whatever its origin', async () => {
    const response = await fetch(server.reach(picture.preview), {
      headers: { origin: 'https://evil.example' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(response.headers.get('access-control-allow-origin')).toBeNull(); // and cannot read it
  });
});

describe('D3, Q1, Q2: answers and logs', () => {
  test('every address takes exactly its methods', async () => {
    const allowed: [string, string][] = [
      ['/attachments', 'POST'],
      ['/attachments/atc_x/content', 'GET, HEAD, PUT, POST'],
      ['/attachments/atc_x/preview', 'GET, HEAD'],
    ];
    for (const [path, methods] of allowed) {
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        const response = await fetch(server.api + path, { method });
        const isAllowed = methods.split(', ').includes(method);
        expect.soft(response.status, `${method} ${path}`).toBe(isAllowed ? 401 : 405);
        expect.soft(response.headers.get('allow')).toBe(isAllowed ? null : methods);
        expect.soft(response.headers.get('x-content-type-options')).toBe('nosniff');
        expect.soft(response.headers.get('referrer-policy')).toBe('no-referrer');
        expect.soft(response.headers.get('cache-control')).toBe('no-store');
        expect.soft(response.headers.get('x-powered-by')).toBeNull();
      }
    }
    for (const path of [
      '/attachments/',
      '/attachments/atc_x',
      '/attachments/atc_x/',
      '/attachments/atc_x/content/',
      '/attachments//content',
      '/attachments/../session/content',
      '/attachments/a%2Fb/content',
      '/attachments/..%2f..%2fetc/content',
      '/attachments/a.b/content',
      '/attachments/atc_x/other',
      `/attachments/${'x'.repeat(300)}/content`,
    ]) {
      const response = await fetch(server.api + path, { headers: ada.bearer });
      expect.soft(response.status, path).toBeOneOf([404, 405]);
    }
  });

  test('the log holds no name, no key and no address that opens anything', async () => {
    await fetch(server.reach(picture.preview));
    await ada.upload({ ...png, type: 'image/gif' });
    const text = server.log.lines.join('\n');
    for (const word of ['private-name', ada.secret, userSecret, 'link=', picture.id]) {
      expect(text).not.toContain(word);
    }
  });
});
