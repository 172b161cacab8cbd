import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTRACT_MOVES } from '@/lib/contracts/model/states';
import { moveContract } from '@/lib/contracts/store/contracts';
import { resumeContracts } from '@/lib/contracts/resume-contracts';
import { openMissingLeases } from '@/lib/leases/open-missing-leases';
import { resumeSeals } from '@/lib/signing/resume-seals';
import { sealContract } from '@/lib/signing/seal-contract';
import { deliverContract } from '@/lib/contracts/deliver-contract';
import { contractDocument } from '@/lib/contracts/views/document';
import { contractStory } from '@/lib/contracts/views/of-order';
import { purchaserContract } from '@/lib/contracts/views/purchaser-contract';
import { withConnection } from '@/lib/host/postgres/connect';
import type { Actor } from '@/lib/kernel/actor';
import { allPairs } from '@/lib/kernel/transitions';
import { newId } from '@/lib/platform/id';
import { errorOf } from '@/tests/support/catalogue';
import { jobs } from '@/tests/support/jobs';
import { openRoad, type Road, type Walk } from '@/tests/support/road';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const contractOf = ({ orderId }: Walk) => road.db.contract.findUniqueOrThrow({ where: { orderId_supplementNo: { orderId, supplementNo: 0 } } });
const filesOf = ({ contractId }: Walk) => road.db.storedFile.count({ where: { ownerId: contractId } });
/** As the owner of the tables, whom no privilege holds back. */
const asOwner = (...statements: string[]) => withConnection(road.database.migrationUrl, async (client) => {
  for (const statement of statements) await client.query(statement);
});
const codeOf = (work: Promise<unknown>) => work.then(() => 'allowed', (error: { code?: string }) => error.code);

describe('delivery', () => {
  test('six deliveries at once deliver one document, and put nothing in force', async () => {
    const walk = await road.walk('REVIEWED');
    const done = await Promise.all(Array.from({ length: 6 }, () => deliverContract(road.deps, walk)));
    expect(done.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    expect(done.flatMap((each) => (each.ok ? [] : [each.error.code])).filter((code) => code !== 'contracts.moved-on')).toEqual([]);
    const contract = await contractOf(walk);
    expect(contract.state).toBe('DELIVERED');
    expect(await filesOf(walk)).toBe(1);
    const order = await road.db.order.findUniqueOrThrow({ where: { id: walk.orderId }, include: { unit: true } });
    expect([order.state, order.unit?.state]).toEqual(['ACCEPTED', 'SHIPPED']);
    expect(await road.db.auditEntry.count({ where: { subjectId: walk.contractId, action: 'contract.delivered' } })).toBe(1);
    expect(await road.db.notification.count({ where: { userId: walk.purchaser.userId, kind: 'contracts.delivered' } })).toBe(1);
    expect(await jobs(road.db, 'open-lease', { contractId: walk.contractId })).toEqual([]);
    const mails = await road.db.mailMessage.findMany({ where: { subject: { contains: contract.number } }, select: { userId: true, body: true } });
    expect(mails.map(({ userId, body }) => [userId, body.split('\n').at(-1)]), 'both sides are mailed, once each').toEqual(expect.arrayContaining([
      [walk.purchaser.userId, `/contracts/${contract.id}/sign`], [walk.seller.userId, `/seller/orders/${walk.orderId}`],
    ]));
    expect(mails).toHaveLength(2);
  });

  test('what fails in the middle leaves nothing half done, and the next run seals', async () => {
    const walk = await road.walk('CONTRACT_SIGNED');
    await road.db.order.update({ where: { id: walk.orderId }, data: { state: 'PLACED' } });
    await expect(sealContract(road.deps, walk)).rejects.toThrow('not accepted');
    expect([(await contractOf(walk)).state, await filesOf(walk)]).toEqual(['SIGNED', 1]);
    expect(await jobs(road.db, 'open-lease', { contractId: walk.contractId })).toHaveLength(0);
    await road.db.order.update({ where: { id: walk.orderId }, data: { state: 'ACCEPTED' } });
    await road.work('seal-contract');
    expect([(await contractOf(walk)).state, await filesOf(walk)]).toEqual(['SEALED', 2]);
  });

  test('nothing is delivered before an admin has approved', async () => {
    const walk = await road.walk('DRAWN');
    expect(errorOf(await deliverContract(road.deps, walk))).toEqual({ code: 'contracts.moved-on' });
    expect(errorOf(await deliverContract(road.deps, { contractId: newId('c') }))).toEqual({ code: 'not-found' });
    expect(await filesOf(walk)).toBe(0);
  });

  test('purchaser and seller see how the order went on, to the lease', async () => {
    const walk = await road.walk('LEASE');
    const [purchaser, seller] = [await contractStory(road.db, walk.purchaser, walk.orderId), await contractStory(road.db, walk.seller, walk.orderId)];
    expect(purchaser).toMatchObject({ contractId: walk.contractId, leaseId: walk.leaseId, delivered: true });
    expect(purchaser?.events.map(({ what }) => what)).toEqual(['drawn', 'reviewed', 'delivered', 'signed', 'sealed', 'lease-begun']);
    expect(seller?.events).toEqual(purchaser?.events);
    const waiting = await road.walk('DRAWN');
    expect(await contractStory(road.db, waiting.purchaser, waiting.orderId)).toMatchObject({ delivered: false, leaseId: null, turn: 'MALL', events: [{ what: 'drawn' }] });
    expect(await contractStory(road.db, walk.purchaser, waiting.orderId)).toBeNull();
  });

  test('the purchaser is told by mail, with the way to the contract', async () => {
    const walk = await road.walk('DELIVERED');
    const { number } = await contractOf(walk);
    const mail = await road.db.mailMessage.findFirstOrThrow({ where: { userId: walk.purchaser.userId, subject: { contains: number } } });
    expect(mail.body).toContain(`/contracts/${walk.contractId}`);
  });
});

describe('a job that was lost', () => {
  const lose = (task: string) => road.db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = ${task})`;
  const later = async (minutes: number) => { road.clock.advance({ minutes }); await resumeContracts(road.deps); await resumeSeals(road.deps); await openMissingLeases(road.deps); };

  test('is queued again after ten minutes, step by step to the lease', async () => {
    const walk = await road.walk('RELAYED');
    await lose('draw-up-contract');
    await later(5);
    expect(await jobs(road.db, 'draw-up-contract', { orderId: walk.orderId })).toEqual([]);
    await later(6);
    await road.goOn(walk, 'DRAWN', 'REVIEWED');
    await lose('deliver-contract');
    await later(11);
    await road.goOn(walk, 'DELIVERED', 'CONTRACT_SIGNED');
    await lose('seal-contract');
    await later(11);
    await road.work('seal-contract');
    await lose('open-lease');
    await later(11);
    expect(await road.db.lease.count({ where: { contractId: walk.contractId } })).toBe(1);
  });

  test('is queued again while the financier has not answered, not once it has said that the contract comes later', async () => {
    const walk = await road.walk('RELAYED', { lender: 'script' });
    road.bank.next('contracts', { answer: 'http', status: 500 }, { answer: 'pending' });
    expect(await road.tryWork('draw-up-contract')).toHaveLength(1);
    await lose('draw-up-contract');
    await later(11);
    await road.work('draw-up-contract');
    await later(11);
    expect(await jobs(road.db, 'draw-up-contract', { orderId: walk.orderId })).toEqual([]);
    expect(road.bank.log.filter(({ key }) => key === walk.orderId).map(({ status }) => status)).toEqual([500, 202]);
  });

  test('that is still waiting is left as it is', async () => {
    const walk = await road.walk('RELAYED');
    await later(30);
    await later(30);
    expect(await jobs(road.db, 'draw-up-contract', { orderId: walk.orderId })).toHaveLength(1);
    await road.work('draw-up-contract');
  });
});

describe('the document', () => {
  let walk: Walk;
  let bank: Walk;
  let outsiders: Actor[];
  beforeAll(async () => {
    walk = await road.walk('DELIVERED');
    bank = await road.walk('DELIVERED', { lender: 'script' });
    outsiders = [await road.purchaser(), await road.seller(), road.admin, { userId: '', role: 'PURCHASER', name: '' }, { userId: 'x', role: 'SELLER', name: '' }];
  });

  test('opens for its parties, its bytes as they were delivered, and as they were sealed once they are', async () => {
    const { documentSha256, documentBytes, number } = await contractOf(walk);
    for (const party of [walk.purchaser, walk.seller, road.deskPerson]) {
      const document = await contractDocument(road.db, party, walk.contractId);
      expect(document?.name).toBe(`${number}.pdf`);
      expect(createHash('sha256').update(document?.data ?? '').digest('hex')).toBe(documentSha256);
      expect(document?.data.byteLength).toBe(documentBytes);
    }
    const signed = await road.walk('LEASE');
    const { sealedSha256, sealedBytes } = await contractOf(signed);
    const sealed = await contractDocument(road.db, signed.purchaser, signed.contractId);
    expect([createHash('sha256').update(sealed?.data ?? '').digest('hex'), sealed?.data.byteLength]).toEqual([sealedSha256, sealedBytes]);
  });

  test('that was read stays there beside the sealed one, for the same people', async () => {
    const signed = await road.walk('LEASE');
    const { documentSha256, number } = await contractOf(signed);
    for (const party of [signed.purchaser, signed.seller, road.deskPerson]) {
      const read = await contractDocument(road.db, party, signed.contractId, 'delivered');
      expect([createHash('sha256').update(read?.data ?? '').digest('hex'), read?.name]).toEqual([documentSha256, `${number}-delivered.pdf`]);
    }
    for (const actor of outsiders) expect(await contractDocument(road.db, actor, signed.contractId, 'delivered')).toBeNull();
    const before = await contractDocument(road.db, walk.purchaser, walk.contractId, 'delivered');
    expect(before).toEqual(await contractDocument(road.db, walk.purchaser, walk.contractId));
  });

  test('opens for nobody else, and the desk sees only its own', async () => {
    for (const actor of outsiders) expect(await contractDocument(road.db, actor, walk.contractId)).toBeNull();
    expect(await contractDocument(road.db, road.deskPerson, bank.contractId)).toBeNull();
    expect(await contractDocument(road.db, bank.purchaser, bank.contractId)).not.toBeNull();
    expect(await contractDocument(road.db, walk.purchaser, bank.contractId)).toBeNull();
    expect(await contractDocument(road.db, walk.purchaser, newId('c'))).toBeNull();
  });

  test('is not there before delivery', async () => {
    const early = await road.walk('REVIEWED');
    expect(await contractDocument(road.db, early.purchaser, early.contractId)).toBeNull();
    expect(await purchaserContract(road.db, early.purchaser, early.contractId)).toMatchObject({ state: 'REVIEWED', documentSha256: null });
    expect(await purchaserContract(road.db, walk.purchaser, early.contractId)).toBeNull();
  });

  const CHANGES: [string, string][] = [
    ['a flipped byte', 'set_byte(data, 1000, get_byte(data, 1000) # 1)'],
    ['an incremental update at its end', "data || '\\x0a'::bytea"],
    ['a missing end', 'substring(data FROM 1 FOR length(data) - 1)'],
  ];
  test.each(CHANGES)('with %s is never given out', async (_, changed) => {
    const { documentId } = await contractOf(walk);
    const [off, on] = ['DISABLE', 'ENABLE'].map((verb) => `ALTER TABLE stored_file ${verb} TRIGGER contract_document_append_only`);
    await asOwner(off ?? '', 'CREATE TABLE kept AS SELECT id, data FROM stored_file', `UPDATE stored_file SET data = ${changed} WHERE id = '${documentId ?? ''}'`);
    for (const which of ['newest', 'delivered'] as const) await expect(contractDocument(road.db, walk.purchaser, walk.contractId, which)).rejects.toThrow('differs from its hash');
    await asOwner('UPDATE stored_file SET data = kept.data FROM kept WHERE kept.id = stored_file.id', 'DROP TABLE kept', on ?? '');
    expect(await contractDocument(road.db, walk.purchaser, walk.contractId)).not.toBeNull();
  });

  const ATTACKS = [
    "UPDATE stored_file SET data = '\\x00' WHERE purpose = 'CONTRACT_DOCUMENT'", "DELETE FROM stored_file WHERE purpose = 'CONTRACT_DOCUMENT'", 'TRUNCATE stored_file CASCADE',
    "UPDATE contract SET document_sha256 = repeat('0', 64) WHERE state = 'DELIVERED'", "UPDATE contract SET terms = '{}' WHERE state = 'DELIVERED'",
    "DELETE FROM contract WHERE state = 'DELIVERED'", 'TRUNCATE contract CASCADE',
  ];
  test.each(ATTACKS)('the database refuses: %s', async (statement) => {
    expect(await codeOf(withConnection(road.database.url, (client) => client.query(statement)))).toBe('42501');
    expect(await codeOf(asOwner(statement))).toBe('42501');
  });
});

describe('moves', () => {
  test('of all pairs of states the database lets through those that the moves name', async () => {
    const walk = await road.walk('DRAWN');
    const tried = [];
    for (const { from, to, legal } of allPairs(CONTRACT_MOVES)) {
      if (['DELIVERED', 'SIGNED', 'SEALED', 'ABANDONED'].includes(from)) continue; // What was delivered stays: tried where it has come about.
      await road.db.contract.update({ where: { id: walk.contractId }, data: { state: from } });
      const sealed = to === 'DELIVERED' ? await deliveredColumns(walk) : to === 'ABANDONED' ? { abandonNote: '끝냅니다.', reviewedById: road.admin.userId } : {};
      const moved = await road.db.$transaction(async (tx) => {
        const result = await moveContract(tx, walk.contractId, to, sealed);
        await tx.$executeRaw`SELECT 1`;
        throw Object.assign(new Error('undone'), { result });
      }).catch((error: { result?: boolean }) => error.result);
      tried.push({ from, to, legal, moved });
    }
    await road.db.contract.update({ where: { id: walk.contractId }, data: { state: 'DRAWN' } });
    expect(tried).toHaveLength(45);
    expect(tried.filter(({ legal, moved }) => legal !== moved)).toEqual([]);
  });

  test('what is sealed or abandoned goes nowhere, and what is delivered only where the purchaser has signed', async () => {
    const [sealed, delivered] = [await road.walk('LEASE'), await road.walk('DELIVERED')];
    for (const { to } of allPairs(CONTRACT_MOVES).filter(({ from }) => from === 'SEALED')) {
      expect(await road.db.$transaction((tx) => moveContract(tx, sealed.contractId, to))).toBe(false);
    }
    expect((await contractOf(sealed)).state).toBe('SEALED');
    const signedAt = new Date(road.clock.now().epochMilliseconds);
    await expect(road.db.$transaction((tx) => moveContract(tx, delivered.contractId, 'SIGNED', { signedAt }))).rejects.toThrow('signed by nobody');
    expect((await contractOf(delivered)).state).toBe('DELIVERED');
  });
});

/** What a delivered row must have, borrowed from nobody: a document of its own. */
async function deliveredColumns({ contractId }: Walk) {
  const id = newId('f');
  const now = new Date(road.clock.now().epochMilliseconds);
  await road.db.storedFile.create({ data: { id, purpose: 'LISTING_PHOTO', ownerId: contractId, name: 'x', contentType: 'application/pdf', sha256: '0'.repeat(64), sizeBytes: 1, data: new Uint8Array(1), createdAt: now } });
  return { documentId: id, documentSha256: '0'.repeat(64), documentBytes: 1, deliveredAt: now, reviewedById: road.admin.userId, verifyCode: id.slice(-12), signBy: now };
}
