import { expect, it } from 'vitest';
import { DeskCaller, type Answer } from '@/tests/support/desk-caller';
import { contractOf } from '@/tests/support/desk-contracts';
import { nextId, problemOf } from '@/tests/support/desk-limits';
import { deskWorld } from '@/tests/support/desk-world';

const { database, mall, desk } = await deskWorld();

/** Of 36 instalments, 61,400 each. */
async function contract(): Promise<string> {
  const [approval, orderId] = [await desk.approved(), nextId('o')];
  await desk.use(approval, orderId);
  return String((await mall.post('/contracts', await contractOf(approval, orderId), { key: orderId })).body.contractId);
}

const first = () => ({ remittanceId: nextId('rm'), period: '2026-12', currency: 'KRW', lines: [{ seq: 1, amount: '61400' }], total: '61400' });
const remit = (contractId: string, body: ReturnType<typeof first>, key = nextId('k')) => mall.post(`/contracts/${contractId}/remittances`, body, { key });
const errorsOf = (answer: Answer) => (answer.body.errors as { pointer: string; detail: string }[] | undefined ?? []).map(({ pointer, detail }) => `${pointer} ${detail}`);
const kept = (contractId: string) => database.db.tenantRemittance.count({ where: { contractId } });

it('a remittance has one answer by its id, and another content under that id is refused, whatever the key', async () => {
  const [contractId, other] = [await contract(), await contract()];
  const body = first();
  const answer = await remit(contractId, body);
  expect(answer).toMatchObject({ status: 201, body: { remittanceId: body.remittanceId, total: '61400' } });
  expect((await remit(contractId, body)).text).toBe(answer.text);
  for (const refused of [await remit(contractId, { ...body, period: '2027-01' }), await remit(contractId, { ...body, lines: [{ seq: 2, amount: '61400' }] }), await remit(other, body)]) {
    expect([refused.status, problemOf(refused)]).toEqual([422, 'idempotency-key-reused']);
  }
  expect([await kept(contractId), await kept(other)]).toEqual([1, 0]);
});

it.each<[string, Partial<ReturnType<typeof first>>, string]>([
  ['in another currency', { currency: 'USD' }, '/currency The contract is in KRW.'],
  ['of a thirteenth month', { period: '2026-13' }, '/period Write a month as YYYY-MM, such as "2026-12".'],
  ['of a month in words', { period: '12월' }, '/period Write a month as YYYY-MM, such as "2026-12".'],
  ['of an instalment after the last', { lines: [{ seq: 37, amount: '61400' }] }, '/lines/0/seq The contract has instalments 1 to 36.'],
  ['of an instalment before the first', { lines: [{ seq: 0, amount: '61400' }] }, '/lines/0/seq The contract has instalments 1 to 36.'],
  ['of one instalment twice', { lines: [{ seq: 1, amount: '61000' }, { seq: 1, amount: '400' }] }, '/lines/1/seq This stands here already.'],
  ['of more than the instalment', { lines: [{ seq: 1, amount: '61401' }], total: '61401' }, '/lines/0/amount Instalment 1 is 61400, of which 0 were remitted before: 61400 at most.'],
  ['whose lines do not add up', { total: '61399' }, '/total The lines add up to 61400.'],
])('a remittance %s is refused at its place, and not kept', async (_, change, error) => {
  const contractId = await contract();
  const refused = await remit(contractId, { ...first(), ...change });
  expect([refused.status, problemOf(refused), errorsOf(refused)]).toEqual([422, 'field', [error]]);
  expect(await kept(contractId)).toBe(0);
});

it('an instalment may be remitted in parts, and no more than it is in all, also at the same moment', async () => {
  const contractId = await contract();
  const part = (amount: string) => ({ ...first(), lines: [{ seq: 1, amount }], total: amount });
  expect((await remit(contractId, part('60000'))).status).toBe(201);
  expect(errorsOf(await remit(contractId, part('1401')))).toEqual(['/lines/0/amount Instalment 1 is 61400, of which 60000 were remitted before: 1400 at most.']);
  const answers = await Promise.all(Array.from({ length: 4 }, () => remit(contractId, part('1400'))));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422]);
});

it('a remittance for a contract that is not there, or not one’s own, is 404', async () => {
  const contractId = await contract();
  const stranger = await new DeskCaller(database.deps, 'stranger').register();
  expect((await remit('c_none', first())).status).toBe(404);
  expect((await stranger.post(`/contracts/${contractId}/remittances`, first(), { key: nextId('k') })).status).toBe(404);
});
