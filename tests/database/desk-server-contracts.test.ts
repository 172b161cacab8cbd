import { describe, expect, it } from 'vitest';
import { fieldSentence } from '@/lib/desk-server/model/field-sentences';
import type { ContractBody } from '@/lib/institutions/model/protocol';
import { signedBy } from '@/lib/institutions/transport/keys';
import type { TermsInput } from '@/lib/kernel/terms';
import { contractOf } from '@/tests/support/desk-contracts';
import { nextId, problemOf } from '@/tests/support/desk-limits';
import { deskWorld } from '@/tests/support/desk-world';

const { database, mall, desk } = await deskWorld();

describe('a contract', () => {
  const issue = async (body: ContractBody, key = nextId('k')) => mall.post('/contracts', body, { key });

  it('is issued for an order that has used its approval, and signed over the hash of its terms', async () => {
    const [approval, orderId] = [await desk.approved(), nextId('o')];
    await desk.use(approval, orderId);
    const body = await contractOf(approval, orderId);
    const issued = await issue(body);
    expect(issued).toMatchObject({ status: 201, body: { orderId, status: 'ISSUED', version: 1, termsSha256: body.termsSha256 } });
    expect(String(issued.body.contractNumber)).toMatch(/^HANBIT-\d{4}-\d{4}$/);
    const { keyid, value } = issued.body.signature as { keyid: string; value: string };
    expect(keyid).toBe(mall.lenderKey.keyId);
    expect(signedBy(Buffer.from(body.termsSha256, 'hex'), Buffer.from(value, 'base64'), mall.lenderKey.pem)).toBe(true);
    expect((await issue(body)).body).toEqual(issued.body);
    expect(await database.db.tenantContract.count({ where: { orderId } })).toBe(1);
    const redrawn = await issue({ ...body, serials: ['SN-2'] });
    const { contractId, contractNumber } = issued.body;
    expect(redrawn).toMatchObject({ status: 201, body: { contractId, contractNumber, version: 2 } });
    expect((await issue({ ...body, serials: ['SN-2'] })).body).toEqual(redrawn.body);
    expect(await database.db.tenantContract.count({ where: { orderId } })).toBe(1);
  });

  it('is refused for an order that has not used it, for other terms and for another hash', async () => {
    const [approval, orderId] = [await desk.approved(), nextId('o')];
    const body = await contractOf(approval, orderId);
    const pointers = async (wrong: ContractBody) => ((await issue(wrong)).body.errors as { pointer: string }[]).map((error) => error.pointer);
    expect(await pointers(body)).toEqual(['/orderId']);
    await desk.use(approval, orderId);
    expect(await pointers({ ...body, termsSha256: '0'.repeat(64) })).toEqual(['/termsSha256']);
    expect(await pointers({ ...body, terms: { ...body.terms, totalCost: '2208586' } })).toEqual(['/terms/totalCost']);
    expect((await issue({ ...body, approvalId: 'ap_none' })).status).toBe(404);
    expect((await issue(body)).status).toBe(201);
  });

  const rounding = { unit: 100n, mode: 'HALF_UP', interest: 'HALF_EVEN' } as const;
  it.each<[string, Partial<TermsInput>, string[]]>([
    ['six months instead of thirty-six', { termMonths: 6 }, ['termMonths']],
    ['a month more', { termMonths: 37 }, ['termMonths']],
    ['instalments in advance', { timing: 'ADVANCE' }, ['timing']],
    ['a residual and goods that go back', { residualMinor: 400_000n, endOfTerm: 'RETURN_OR_BUYOUT' }, ['residual', 'endOfTerm']],
    ['goods that go back for nothing', { endOfTerm: 'RETURN_OR_BUYOUT' }, ['endOfTerm']],
    ['a dearer thing with as much more paid first', { cashPriceMinor: 2_490_000n, firstPaymentMinor: 500_000n }, ['cashPrice', 'firstPayment']],
    ['a lower price', { cashPriceMinor: 1_000_000n }, ['cashPrice']],
    ['another rounding', { rounding: { ...rounding, unit: 10n } }, ['rounding']],
    ['other interest', { rounding: { ...rounding, interest: 'DOWN' } }, ['rounding']],
    ['a smoothed last instalment', { rounding: { ...rounding, smoothing: 'LAST' } }, ['rounding']],
    ['the mall’s rate', { annualRate: '0.0745' }, ['annualRate']],
    ['no interest', { annualRate: '0' }, ['annualRate']],
    ['another currency', { currency: 'JPY' }, ['currency']],
  ])('on %s, which nobody approved, is refused although its terms hold and its hash is theirs', async (_, plan, keys) => {
    const [approval, orderId] = [await desk.approved(), nextId('o')];
    await desk.use(approval, orderId);
    const refused = await issue(await contractOf(approval, orderId, plan));
    expect([refused.status, problemOf(refused)]).toEqual([422, 'field']);
    expect(refused.body.errors).toEqual(keys.map((key) => ({ pointer: `/terms/${key}`, code: 'not-approved', detail: fieldSentence('not-approved') })));
    expect(await database.db.tenantContract.count({ where: { orderId } })).toBe(0);
    expect((await issue(await contractOf(approval, orderId))).status).toBe(201);
  });

  it('is not redrawn on other terms either', async () => {
    const [approval, orderId] = [await desk.approved(), nextId('o')];
    await desk.use(approval, orderId);
    const issued = await issue(await contractOf(approval, orderId));
    expect(issued.status).toBe(201);
    expect((await issue(await contractOf(approval, orderId, { termMonths: 6 }))).status).toBe(422);
    expect(await database.db.tenantContract.findUniqueOrThrow({ where: { id: String(issued.body.contractId) } })).toMatchObject({ version: 1 });
  });

  it.each([['amount', { amount: '1000000' }], ['instalment a month', { monthlyInstalment: '1' }]])('asks for no more than the %s that its order has used', async (_, part) => {
    const [approval, orderId] = [await desk.approved(), nextId('o')];
    await desk.use(approval, orderId, part);
    const body = await contractOf(approval, orderId);
    expect([(await issue(body)).status, problemOf(await issue(body))]).toEqual([409, 'limit-exceeded']);
    await desk.release(approval, orderId);
    await desk.use(approval, orderId);
    expect((await issue(body)).status).toBe(201);
  });

  it('is at the rate that was approved, also when the lender’s has changed since', async () => {
    const [approval, orderId] = [await desk.approved(), nextId('o')];
    await desk.use(approval, orderId);
    await mall.lender({ annualRate: '0.079' });
    const [now, then] = [await issue(await contractOf(approval, orderId, { annualRate: '0.079' })), await issue(await contractOf(approval, orderId))];
    await mall.lender();
    expect([now.status, then.status]).toEqual([422, 201]);
  });

  it('hears of events and of remittances that add up', async () => {
    const [approval, orderId] = [await desk.approved(), nextId('o')];
    await desk.use(approval, orderId);
    const { contractId } = (await issue(await contractOf(approval, orderId))).body as { contractId: string };
    const event = { eventId: 'e_1', type: 'WITHDRAWAL', occurredAt: '2026-11-25T00:00:00Z', version: 1, amounts: { refund: '0' } };
    expect((await mall.post(`/contracts/${contractId}/events`, event, { key: 'e_1' })).status).toBe(202);
    const remittance = { remittanceId: 'rm_1', period: '2026-12', currency: 'KRW', lines: [{ seq: 1, amount: '61400' }], total: '61400' };
    expect((await mall.post(`/contracts/${contractId}/remittances`, remittance, { key: 'rm_1' })).status).toBe(201);
    expect((await mall.post(`/contracts/${contractId}/remittances`, { ...remittance, total: '61401' }, { key: 'rm_2' })).status).toBe(422);
    expect((await mall.post('/contracts/c_none/events', { ...event, eventId: 'e_2' }, { key: 'e_2' })).status).toBe(404);
    const trail = await database.db.auditEntry.findMany({ where: { subjectType: 'tenant-contract', subjectId: contractId }, orderBy: { seq: 'asc' } });
    expect(trail.map((entry) => entry.action)).toEqual(['tenant-contract.issued', 'tenant-contract.event', 'tenant-contract.remittance']);
  });
});
