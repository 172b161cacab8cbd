import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { requestPasswordReset } from '@/lib/accounts/request-password-reset';
import { sendMail } from '@/lib/notifications/send-mail';
import { mailbox, mailboxLetter } from '@/lib/notifications/views';
import { toDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import type { KeyRequest } from '@/lib/platform/key-page';
import { queueMail } from '@/lib/platform/mail';
import { testDatabase, type TestDatabase } from '../support/database';
import { headerOf, mailServer, textOf, type MailServer } from '../support/mail-server';
import { aPurchaser } from '../support/people';

let database: TestDatabase;
let deps: Deps;
let server: MailServer;
beforeAll(async () => {
  database = await testDatabase();
  server = await mailServer();
  deps = { ...database.deps, env: { ...database.deps.env, mailUrl: server.url, baseUrl: 'https://mall.example' } };
});
beforeEach(() => {
  server.received.length = 0;
  server.refuseWith = null;
});
afterAll(() => server.stop());

const write = (subject = '배송 요청이 왔습니다', body = '오늘 18:00까지 수락해 주세요.\n\n/seller/orders/o_1') =>
  deps.db.$transaction((tx) => queueMail(tx, { recipient: 'seller@example.com', subject, body, at: deps.clock.now() }));
const rowOf = (id: string) => deps.db.mailMessage.findUniqueOrThrow({ where: { id } });

describe('a mail', () => {
  test('arrives at a real server with its Korean text and a whole link', async () => {
    const mailId = await write();
    await sendMail(deps, { mailId });
    const [mail] = server.received;
    expect(mail?.to).toEqual(['seller@example.com']);
    expect(mail && headerOf(mail, 'Subject')).toBe('배송 요청이 왔습니다');
    expect(mail && headerOf(mail, 'From')).toContain('달마다');
    expect(mail && headerOf(mail, 'Message-ID')).toBe(`<${mailId}@mall.example>`);
    expect(mail && textOf(mail).trim()).toBe('오늘 18:00까지 수락해 주세요.\r\n\r\nhttps://mall.example/seller/orders/o_1'.replaceAll('\r\n', mail && textOf(mail).includes('\r\n') ? '\r\n' : '\n'));
    expect(await rowOf(mailId)).toMatchObject({ sentAt: toDate(deps.clock.now()), attempts: 1, lastError: null });
  });

  test('is sent once however often its job runs', async () => {
    const mailId = await write();
    for (let run = 0; run < 5; run += 1) await sendMail(deps, { mailId });
    expect(server.received).toHaveLength(1);
  });

  test('is tried again when the server cannot take it now', async () => {
    const mailId = await write();
    server.refuseWith = { code: 451, text: 'try later' };
    await expect(sendMail(deps, { mailId })).rejects.toThrow('try later');
    expect(await rowOf(mailId)).toMatchObject({ sentAt: null, attempts: 1 });
    server.refuseWith = null;
    await sendMail(deps, { mailId });
    expect(server.received).toHaveLength(1);
    expect(await rowOf(mailId)).toMatchObject({ attempts: 2, lastError: null });
  });

  test('is tried again when there is no server', async () => {
    const mailId = await write();
    const down = { ...deps, env: { ...deps.env, mailUrl: 'smtp://127.0.0.1:1' } };
    await expect(sendMail(down, { mailId })).rejects.toThrow();
    expect((await rowOf(mailId)).lastError).toMatch(/ECONNREFUSED/);
  });

  test('that is refused for good is noted and not tried again', async () => {
    const mailId = await write();
    server.refuseWith = { code: 550, text: 'no such mailbox' };
    await sendMail(deps, { mailId });
    expect(await rowOf(mailId)).toMatchObject({ sentAt: null, attempts: 1 });
    expect((await rowOf(mailId)).lastError).toContain('no such mailbox');
  });

  test('cannot be given more headers or recipients by what somebody typed', async () => {
    const mailId = await write('이름\r\nBcc: thief@example.com\r\n', 'x\r\n.\r\nMAIL FROM:<thief@example.com>\n//evil.example\n/\\evil.example');
    await sendMail(deps, { mailId });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.to).toEqual(['seller@example.com']);
    expect(server.received[0]?.raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
    expect(server.received[0] && textOf(server.received[0])).not.toContain('https://mall.example');
  });

  test('is queued in the transaction that causes it, and gone with it', async () => {
    const before = await deps.db.mailMessage.count();
    await deps.db.$transaction(async (tx) => {
      await queueMail(tx, { recipient: 'a@example.com', subject: 's', body: 'b', at: deps.clock.now() });
      throw new Error('rolled back');
    }).catch(() => undefined);
    expect(await deps.db.mailMessage.count()).toBe(before);
    const mailId = await write();
    const jobs = await deps.db.$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'send-mail' AND key = ${`send-mail:${mailId}`}`;
    expect(jobs).toHaveLength(1);
  });
});

describe('the secret of a link', () => {
  test('leaves the database with the mail in live mode', async () => {
    const live = { ...deps, env: { ...deps.env, mode: 'live' as const } };
    const person = await aPurchaser(deps);
    await requestPasswordReset(live, null, { email: person.email });
    const mail = await deps.db.mailMessage.findFirstOrThrow({ where: { recipient: person.email, body: { contains: '/reset-password' } } });
    const secret = /token=([\w-]+)/.exec(mail.body)?.[1] ?? '';
    await sendMail(live, { mailId: mail.id });
    expect(server.received[0] && textOf(server.received[0]).replaceAll(/=?\r?\n/g, '')).toContain(`https://mall.example/reset-password?token=${secret}`);
    expect((await rowOf(mail.id)).body).not.toContain(secret);
  });
});

describe("the demo's mailbox", () => {
  test('keeps mail without a server, and shows it with its link', async () => {
    const demo = { ...deps, env: { ...deps.env, mailUrl: undefined } };
    const mailId = await write('체험용', '보세요\n\n/orders');
    await sendMail(demo, { mailId });
    expect(server.received).toEqual([]);
    expect(await mailboxLetter(demo.db, demo.env, mailId)).toMatchObject({ subject: '체험용', body: '보세요\n\n/orders', sentAt: deps.clock.now().toString({ fractionalSecondDigits: 3 }) });
    const box = await mailbox(demo.db, demo.env, { recipient: 'SELLER@' });
    expect(box?.rows.map((row) => row.id)).toContain(mailId);
  });

  test('does not exist in live mode', async () => {
    const env = { ...deps.env, mode: 'live' as const };
    const mailId = await write();
    expect(await mailbox(deps.db, env, {})).toBeNull();
    expect(await mailboxLetter(deps.db, env, mailId)).toBeNull();
  });

  test('turns its pages without missing or repeating a mail', async () => {
    const ids = new Set<string>();
    for (let count = 0; count < 45; count += 1) ids.add(await deps.db.$transaction((tx) => queueMail(tx, { recipient: 'pages@example.com', subject: `${count}`, body: 'b', at: deps.clock.now() })));
    const seen: string[] = [];
    const page = async (keys: KeyRequest) => (await mailbox(deps.db, deps.env, { recipient: 'pages@', ...keys })) ?? { rows: [], next: null, previous: null };
    let last = await page({});
    for (; ; last = await page({ after: last.next })) {
      seen.push(...last.rows.map((row) => row.id));
      if (!last.next) break;
    }
    expect(seen).toHaveLength(45);
    expect(new Set(seen)).toEqual(ids);
    const middle = await page({ before: last.previous ?? '' });
    const first = await page({ before: middle.previous ?? '' });
    expect([...first.rows, ...middle.rows, ...last.rows].map((row) => row.id)).toEqual(seen);
    expect(first.previous).toBeNull();
  });
});
