import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { drawSupplement } from '@/lib/contracts/document/draw-supplement';
import { changedSides } from '@/lib/contracts/model/changed-sides';
import { supplementSignBy } from '@/lib/contracts/model/deadlines';
import { SUPPLEMENT_MOVES } from '@/lib/contracts/model/states';
import { standingAfter, supplementChecks, supplementContent, type Papers, type SupplementContent } from '@/lib/contracts/model/supplement';
import type { Amendment } from '@/lib/kernel/amendment';
import { termsSha256 } from '@/lib/kernel/canonical-terms';
import { allPairs } from '@/lib/kernel/transitions';
import { fits, type LeaseRow } from '@/lib/supplements/model';
import { sampleContract, sampleParticulars, sampleTerms } from '@/tests/support/contract-sample';
import { linesOf, missingFrom, placedLines, readPdf } from '@/tests/support/read-pdf';
import { DELIVERED_AT, evidenceFor, SEALED_AT } from '@/tests/support/sealed-sample';

const terms = sampleTerms({ dueDay: 25 });
const contract = { number: 'DM-2612-0031', supplementNo: 0, terms, termsSha256: 'a'.repeat(64), particulars: sampleParticulars({ dueDay: 25 }), change: null };
const papers: Papers = [contract];

const KINDS: Amendment[] = [
  { kind: 'ADDRESS', address: { postcode: '48094', road: '부산 해운대구 센텀중앙로 79', detail: '1203호' } }, { kind: 'DUE_DAY', fromSeq: 3, dueDay: 10 }, { kind: 'SCHEDULE', fromSeq: 13, months: 60 },
];
const said = (amendment: Amendment, of = papers): SupplementContent => {
  const content = supplementContent(of, amendment);
  if (!content.ok) throw new Error(content.error.code);
  return content.value;
};
const checksOf = (content: SupplementContent) => supplementChecks({ inForce: true, papers, said: content, hashAgrees: true, timely: true }).filter(({ passed }) => !passed).map(({ check }) => check);

describe('what a supplement says', () => {
  it.each(KINDS)('of $kind passes its own checks, and nothing else may differ', (amendment) => {
    const content = said(amendment);
    expect(checksOf(content)).toEqual([]);
    expect(checksOf({ ...content, particulars: { ...content.particulars, lateRate: '0.2' } })).toEqual(['nothingElse']);
    expect(checksOf({ ...content, terms: { ...content.terms, residual: '0' } })).toContain('nothingElse');
    expect(checksOf({ ...content, change: { ...content.change, schedule: content.change.schedule.slice(1) } })).toContain('follows');
  });

  it('builds on the one before it', () => {
    const [address, day] = [said(KINDS[0] as Amendment), said(KINDS[1] as Amendment)];
    const one = { ...contract, number: 'DM-2612-0031-1', supplementNo: 1, ...day };
    const after = standingAfter([contract, one]);
    expect(after).toMatchObject({ number: 'DM-2612-0031-1', dueDay: 10, address: contract.particulars.purchaser.address, firstPayment: terms.firstPayment });
    const two = said(KINDS[0] as Amendment, [contract, one]);
    expect(two.change.of.number).toBe('DM-2612-0031-1');
    expect(two.change.schedule).toEqual(day.change.schedule);
    expect(two.particulars).toEqual({ ...address.particulars, dueDay: 10 });
  });

  it('stands old beside new, the total cost always beside the monthly price', () => {
    expect(changedSides(said(KINDS[0] as Amendment).change)).toMatchObject([{ key: 'address', after: '(48094) 부산 해운대구 센텀중앙로 79, 1203호' }]);
    expect(changedSides(said(KINDS[1] as Amendment).change).map(({ key, before, after }) => [key, before === after])).toEqual(
      [['dueDay', false], ['instalment', true], ['totalCost', true], ['termMonths', true], ['lastDueOn', false]]);
    const [instalment, totalCost] = changedSides(said(KINDS[2] as Amendment).change);
    expect([instalment?.before, totalCost?.before]).toEqual(['97980', '5251144']);
    expect(BigInt(totalCost?.after ?? '0')).toBeGreaterThan(5_251_144n);
  });
});

describe('a supplement', () => {
  it('is signed in 14 days, and before what it changes falls due by the old schedule', () => {
    const at = Temporal.Instant.from('2027-01-01T00:00:00Z');
    const { change } = said(KINDS[1] as Amendment);
    expect(supplementSignBy(at, change, 'Asia/Seoul').toString()).toBe('2027-01-15T00:00:00Z');
    const near = Temporal.Instant.from(`${change.before.schedule[2]?.dueOn}T00:00:00+09:00`).subtract({ hours: 30 });
    expect(supplementSignBy(near, change, 'Asia/Seoul').since(near).total('hours')).toBe(30);
  });

  it('moves as its contract does, but never back', () => {
    expect(allPairs(SUPPLEMENT_MOVES).filter(({ legal }) => legal).map(({ from, to }) => `${from} ${to}`)).toEqual(
      ['DRAWN REVIEWED', 'DRAWN ABANDONED', 'REVIEWED DELIVERED', 'REVIEWED ABANDONED', 'DELIVERED SIGNED', 'DELIVERED ABANDONED', 'SIGNED SEALED']);
  });

  it('fits a lease whose instalments from there on are due as they were', () => {
    const { change } = said(KINDS[1] as Amendment);
    const rows: LeaseRow[] = terms.schedule.map(({ seq, dueOn, amount }) => ({ seq, dueOn, amountMinor: BigInt(amount), state: 'DUE' }));
    const paid = (seq: number) => rows.map((row) => (row.seq === seq ? { ...row, state: 'PAID' as const } : row));
    expect([fits(change, rows), fits(change, paid(2)), fits(change, paid(3)), fits(change, paid(40))]).toEqual([true, true, false, false]);
    expect(fits(change, rows.slice(0, -1))).toBe(false);
    expect(fits(said(KINDS[0] as Amendment).change, paid(48))).toBe(true);
  });
});

type Row = Parameters<typeof drawSupplement>[0];
const rowOf = async (content: SupplementContent): Promise<Row> => JSON.parse(JSON.stringify({
  number: 'DM-2612-0031-1', verifyCode: '7Q2M9XK4TB0C', externalNumber: null, financierAnswer: null, ...content, termsSha256: await termsSha256(content.terms),
})) as Row;

describe('its document', () => {
  it.each(KINDS)('of $kind is tagged Korean text with its data inside', async (amendment) => {
    const content = said(amendment);
    const pdf = await readPdf(await drawSupplement(await rowOf(content), Temporal.Instant.from('2027-01-01T00:00:00Z')));
    expect(pdf).toMatchObject({ title: '변경 합의서 DM-2612-0031-1', language: 'ko-KR', marked: true });
    expect(pdf.fonts.every(({ embedded }) => embedded)).toBe(true);
    expect(Object.keys(pdf.attachments).sort()).toEqual(['change.json', 'terms.json']);
    expect(pdf.text).toContain('아직 서명하지 않음');
    expect(pdf.text).not.toContain('주문서에 서명');
  });

  it.each(KINDS)('of $kind says once sealed what was read, line by line, and when it was delivered', async (amendment) => {
    const row = await rowOf(said(amendment));
    const delivered = await drawSupplement(row, DELIVERED_AT);
    const evidence = evidenceFor({ ...(await sampleContract()), number: row.number }, createHash('sha256').update(delivered).digest('hex'));
    const sealed = await drawSupplement(row, SEALED_AT, { evidence, strokes: [[[100, 50], [200, 150]]] });
    const [before, after] = await Promise.all([linesOf(delivered), linesOf(sealed)]);
    expect(missingFrom(after, before)).toEqual(['합의서 번호 DM-2612-0031-1 · 2026.12.09 10:00 전달', '아직 서명하지 않음', '이용자가 서명하고 봉인한 계약서만 효력이 있습니다. 이 문서는 읽고 서명하기 위한 것입니다.']);
    const more = missingFrom(before, after);
    expect(more.slice(0, 4)).toEqual(['합의서 번호 DM-2612-0031-1 · 2026.12.09 10:00 전달 · 2026.12.09 15:02 봉인', '2026.12.09 15:00 서명', '이용자 서명', '판매자 서명']);
    expect(more.indexOf('서명 기록')).toBe(9);
  });

  it('lets no long address run into what stands below it', async () => {
    const road = '부산 해운대구 센텀중앙로 구십칠번가길 이백삼십사 해운대센텀아이파크더샵마리나';
    const content = said({ kind: 'ADDRESS', address: { postcode: '48094', road, detail: '제일동 천이백삼호' } });
    const lines = await placedLines(await drawSupplement(await rowOf(content), DELIVERED_AT));
    const [head, stays] = ['앞으로', '납입금과 납입일은 그대로입니다.'].map((text) => lines.findIndex((line) => line.text === text));
    const row = lines.slice((head ?? 0) + 1, stays);
    expect(row.map(({ text }) => text).join('').replaceAll(' ', '')).toContain(road.replaceAll(' ', ''));
    const lowest = Math.min(...row.map(({ y }) => y));
    expect(row.length).toBeGreaterThan(3);
    expect(lowest - (lines[stays ?? 0]?.y ?? 0)).toBeGreaterThan(12);
  });

  it('says which of its files is what stood before and which is the change', async () => {
    const text = async (amendment: Amendment) => (await linesOf(await drawSupplement(await rowOf(said(amendment)), DELIVERED_AT))).join('').replaceAll(' ', '');
    for (const kind of KINDS.slice(0, 2)) expect(await text(kind)).toContain('terms.json은바꾸기전의계약조건이고,change.json은');
    expect(await text(KINDS[2] as Amendment)).toContain('terms.json은남은금액을새로나눈조건이고,change.json은');
  });

  it('is never drawn of a change that does not follow', async () => {
    const content = said(KINDS[1] as Amendment);
    const row = { number: 'X-1', verifyCode: 'X', externalNumber: null, financierAnswer: null, ...content, termsSha256: '', change: { ...content.change, schedule: content.change.before.schedule } };
    await expect(drawSupplement(JSON.parse(JSON.stringify(row)) as Parameters<typeof drawSupplement>[0], Temporal.Instant.from('2027-01-01T00:00:00Z'))).rejects.toThrow('does not follow');
  });
});
