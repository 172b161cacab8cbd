import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { trustedRoots } from '@/lib/checking/views/trusted-roots';
import { chooseTerm } from '@/lib/endings/choose-term';
import { closePaidBuyouts, completeTerms } from '@/lib/endings/close-paid-buyouts';
import { resumeTitles, sealTitle } from '@/lib/endings/seal-title';
import { settleTerms } from '@/lib/endings/settle-terms';
import { leavePortal } from '@/lib/endings/views/portal';
import { titleDocument } from '@/lib/endings/views/title';
import { withConnection } from '@/lib/host/postgres/connect';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatTableDate } from '@/lib/kernel/day-text';
import { formatMoney } from '@/lib/kernel/money';
import { toInstant, toPlainDate } from '@/lib/platform/clock';
import { appProcess, endOf } from '@/tests/support/app-process';
import { valueOf } from '@/tests/support/catalogue';
import { buyOn, giveBack, payOpen } from '@/tests/support/endings';
import { brokenInvariants } from '@/tests/support/invariants';
import { forgetJobs } from '@/tests/support/jobs';
import { isThere, openReaders, type Readers } from '@/tests/support/pdf-readers';
import { readPdf } from '@/tests/support/read-pdf';
import { aLease, openRoad, OVER, paid, told, type Road, type Walk } from '@/tests/support/rights';

let road: Road;
let readers: Readers;
beforeAll(async () => {
  road = await openRoad();
  readers = openReaders();
});
afterAll(async () => {
  readers.close();
  await road.close();
});

const row = (leaseId: string) => road.db.lease.findUniqueOrThrow({ where: { id: leaseId }, include: { instalments: true, unit: true, contract: { select: { number: true } }, invoices: true, title: true } });
const paper = async ({ leaseId, purchaser }: Walk): Promise<Buffer> => Buffer.from((await titleDocument(road.db, purchaser, leaseId))?.data ?? []);

/** Bought before the end of its term. */
async function bought(lender: 'desk' | 'script'): Promise<Walk> {
  const walk = await aLease(road, { lender });
  await paid(road, walk.leaseId, 0, 1);
  valueOf(await buyOn(road, walk, plainDateIn(road.clock.now())));
  await payOpen(road, walk.leaseId);
  await closePaidBuyouts(road.deps);
  return walk;
}

describe.each(['desk', 'script'] as const)('goods of a lease of %s that were bought', (lender) => {
  test('have a sealed paper, in Korean and English, that says whose they are: once, told of by mail', async () => {
    const walk = await bought(lender);
    expect((await leavePortal(road.db, walk.purchaser, walk.leaseId, road.clock.now()))?.title).toEqual({ file: false });
    await road.work('seal-title');
    await Promise.all([sealTitle(road.deps, walk), sealTitle(road.deps, walk)]);
    const lease = await row(walk.leaseId);
    const bytes = await paper(walk);
    expect(lease.title).toMatchObject({ number: `${lease.number}-T`, sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.byteLength });
    expect(await told(road, 'endings.title-sealed', walk.purchaser.userId)).toBe(1);
    const mail = await road.db.mailMessage.findFirstOrThrow({ where: { userId: walk.purchaser.userId }, orderBy: { id: 'desc' } });
    expect(mail.body).toContain(`/leases/${walk.leaseId}`);
    const on = plainDateIn(toInstant(lease.endedAt ?? new Date(0)), lease.timeZone);
    const said = [lease.contract.number, lease.number, lease.unit.serial, walk.purchaser.name, formatTableDate(on, 'ko'), formatTableDate(on, 'en'), '소유권 이전 확인서', 'Certificate of title', '금융사에서 이용자에게', 'from the financier to the lessee'];
    const sum = lease.invoices.reduce((total, { state, amountMinor, creditMinor }) => (state === 'PAID' ? total + amountMinor - creditMinor : total), 0n);
    const pdf = await readPdf(bytes);
    expect(pdf).toMatchObject({ marked: true, language: 'ko-KR', pages: 1 });
    expect(pdf.fonts.every(({ embedded }) => embedded)).toBe(true);
    for (const part of [...said, formatMoney(sum, 'KRW', 'ko'), formatMoney(sum, 'KRW', 'en')]) expect(pdf.text.replaceAll(/\s+/g, ' '), part).toContain(part);
    expect(pdf.tags).toMatchObject({ H1: 1, H2: 1 });
    expect((await leavePortal(road.db, walk.purchaser, walk.leaseId, road.clock.now()))?.title).toEqual({ file: true });
  });

  test.skipIf(!isThere('pdftotext') || !isThere('pdfsig') || !isThere('certutil') || !isThere('qpdf'))('is read by other people’s programs: text, structure, and a good seal over every byte', async () => {
    const walk = await bought(lender);
    await road.work('seal-title');
    const lease = await row(walk.leaseId);
    const bytes = await paper(walk);
    const text = readers.asked('pdftotext', ['-layout', '-'], bytes).said.replaceAll(/\s+/g, ' ');
    for (const part of [lease.contract.number, lease.unit.serial, walk.purchaser.name, '소유권 이전 확인서', 'Certificate of title']) expect(text).toContain(part);
    expect(readers.asked('qpdf', ['--check'], bytes).status).toBe(0);
    const { said } = readers.asked('pdfsig', ['-nssdir', readers.trusting(await trustedRoots(road.db))], bytes);
    for (const words of ['Signature is Valid', 'Total document signed', 'Certificate is Trusted', 'ETSI.CAdES.detached']) expect(said).toContain(words);
    expect(said.match(/^Signature #/gm)).toHaveLength(1);
    const changed = Buffer.from(bytes);
    changed[Math.floor(changed.length / 3)] = (changed[Math.floor(changed.length / 3)] ?? 0) ^ 1;
    expect(readers.asked('pdfsig', ['-nssdir', readers.trusting(await trustedRoots(road.db))], changed).said).not.toContain('Signature is Valid');
  });
});

describe('the paper', () => {
  test('comes too where the term ended with title, or the goods were bought for the residual; its job lost, a sweep has it drawn up', async () => {
    const [completed, atTerm] = [await aLease(road, { termMonths: 12, product: { endOfTerm: 'TITLE_TRANSFER' } }), await aLease(road, { termMonths: 12 })];
    for (const walk of [completed, atTerm]) await paid(road, walk.leaseId, ...(await row(walk.leaseId)).instalments.map(({ seq }) => seq));
    const { endsOn } = await row(atTerm.leaseId);
    road.clock.set(new Date(endsOn.getTime() - 5 * 86_400_000).toISOString());
    valueOf(await chooseTerm(road.deps, atTerm.purchaser, { leaseId: atTerm.leaseId, choice: 'BUY' }));
    road.clock.set(`${toPlainDate(endsOn)}T03:00:00Z`);
    await settleTerms(road.deps);
    await payOpen(road, atTerm.leaseId);
    await closePaidBuyouts(road.deps);
    road.clock.set(`${toPlainDate((await row(completed.leaseId)).endsOn)}T04:00:00Z`);
    await completeTerms(road.deps);
    expect([(await row(completed.leaseId)).endCause, (await row(atTerm.leaseId)).endCause]).toEqual(['COMPLETED', 'BOUGHT_OUT']);
    await forgetJobs(road.db);
    road.clock.advance({ minutes: 11 });
    await resumeTitles(road.deps);
    await road.work('seal-title');
    expect((await readPdf(await paper(completed))).text).toContain('낼 금액이 더 남아 있지 않아');
    expect((await readPdf(await paper(atTerm))).text).toContain('잔존가치를 모두 내고');
    await resumeTitles(road.deps);
    expect(await road.tryWork('seal-title')).toEqual([]);
  });

  test.each(['seal-title:sealed', 'seal-title:written'])('is drawn up once, though who does it is killed at %s', async (point) => {
    const walk = await bought('desk');
    const { leaseId, purchaser } = walk;
    await forgetJobs(road.db);
    expect(await endOf(appProcess(road.database.url, ['tests/support/one-job.ts', 'seal-title', JSON.stringify({ leaseId }), road.clock.now().toString()], point))).toBe('SIGKILL');
    expect(await titleDocument(road.db, purchaser, leaseId)).toBeNull();
    road.clock.advance({ minutes: 11 });
    await resumeTitles(road.deps);
    await road.work('seal-title');
    expect([(await paper(walk)).byteLength > 0, await told(road, 'endings.title-sealed', purchaser.userId), await road.db.storedFile.count({ where: { ownerId: leaseId } })]).toEqual([true, 1, 1]);
  });

  test('is for its purchaser alone, of goods that are theirs alone, and stays as it is', async () => {
    const [walk, runs, back] = [await bought('desk'), await aLease(road), await aLease(road)];
    await paid(road, back.leaseId, 0);
    // Not before the days of withdrawal are over: what is given back then is given back for nothing.
    road.clock.set(OVER);
    await giveBack(road, back);
    await road.work('seal-title');
    for (const actor of [await road.purchaser(), walk.seller, road.deskPerson, road.admin]) expect(await titleDocument(road.db, actor, walk.leaseId)).toBeNull();
    await sealTitle(road.deps, runs);
    await sealTitle(road.deps, back);
    expect(await road.db.titleCertificate.count({ where: { leaseId: { in: [runs.leaseId, back.leaseId] } } })).toBe(0);
    const { leaseId: _, ...kept } = await road.db.titleCertificate.findUniqueOrThrow({ where: { leaseId: walk.leaseId } });
    const file = await road.db.storedFile.findUniqueOrThrow({ where: { id: kept.fileId } });
    await road.db.storedFile.create({ data: { ...file, id: 'f_other', purpose: 'RETURN_PHOTO', data: new Uint8Array(file.data) } });
    await expect(road.db.titleCertificate.create({ data: { ...kept, leaseId: runs.leaseId, fileId: 'f_other', number: 'X' } })).rejects.toThrow(/not its purchaser's/);
    await expect(road.db.titleCertificate.update({ where: { leaseId: walk.leaseId }, data: { transferredOn: new Date(0) } })).rejects.toThrow();
    await expect(road.db.titleCertificate.delete({ where: { leaseId: walk.leaseId } })).rejects.toThrow();
    await expect(road.db.storedFile.update({ where: { id: kept.fileId }, data: { data: new Uint8Array([1]) } })).rejects.toThrow();
    const behind = (sql: string) => withConnection(road.database.migrationUrl, (client) => client.query(`ALTER TABLE title_certificate DISABLE TRIGGER USER; ${sql}; ALTER TABLE title_certificate ENABLE TRIGGER USER`));
    await behind(`UPDATE title_certificate SET transferred_on = transferred_on + 1 WHERE lease_id = '${walk.leaseId}'`);
    expect((await brokenInvariants(road.database.migrationUrl)).join('\n')).toContain('11 certificate of title');
    await behind(`UPDATE title_certificate SET transferred_on = transferred_on - 1 WHERE lease_id = '${walk.leaseId}'`);
  });
});
