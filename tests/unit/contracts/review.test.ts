import { oneLineAddress } from '@/lib/accounts/model/seller';
import { describe, expect, test } from 'vitest';
import { checklist, type CHECKS, type ChecklistFacts } from '@/lib/contracts/model/checklist';
import { compareRow, harmful, type CompareRow, type RowKind } from '@/lib/contracts/model/differences';
import { datedTerms } from '@/lib/contracts/model/draft';
import { approveContractInput, returnContractInput } from '@/lib/contracts/model/inputs';
import { dueDayText, particularsShape, registrationNumber } from '@/lib/contracts/model/particulars';
import { reviewRows } from '@/lib/contracts/model/sides';
import { normaliseWording } from '@/lib/contracts/model/wording';
import { contractStatement } from '@/lib/contracts/statement';
import { wireTermsOf } from '@/lib/institutions/model/wire-terms';
import { buildSchedule } from '@/lib/kernel/schedule';
import { scheduleRealRate } from '@/lib/kernel/real-rate';
import { termsToJson } from '@/lib/kernel/terms';
import { sampleParticulars, sampleTerms } from '@/tests/support/contract-sample';
import { PIANO } from '@/tests/support/orders';

const row = (form: string, contract: string, kind: RowKind = 'text'): CompareRow => ({ group: 'goods', key: 'address', kind, form, contract });
const verdictOf = (form: string, contract: string, kind: RowKind = 'text') => compareRow(row(form, contract, kind)).verdict;

function priced() {
  const schedule = buildSchedule(PIANO);
  if (!schedule.ok) throw new Error('does not price');
  return schedule.value;
}

describe('differences between order form and contract', () => {
  test.each([
    ['서울 마포구 월드컵북로 396', '서울특별시 마포구 월드컵북로 396'], ['경상남도 김해시 분성로 1', '경남 김해시 분성로 1'], ['소리나무 악기', '소리나무악기'],
    ['Kim Seo-yeon', 'kim seo yeon'], ['김서연'.normalize('NFD'), '김서연'],
  ])('%s and %s are the same said otherwise', (form, contract) => { expect(verdictOf(form, contract)).toBe('WORDING'); });

  test.each([['월드컵북로 396', '월드컵북로 369'], ['세종대로 1-11', '세종대로 11-1'], ['김서연', '김서현'], ['U121-26-0041', 'U121-26-0042'], ['', '무엇']])(
    '%s and %s differ in substance', (form, contract) => { expect(verdictOf(form, contract)).toBe('HARMFUL'); });

  test('an amount, a rate or a count is never only wording', () => {
    expect([verdictOf('1000', '1,000', 'money'), verdictOf('0.069', '0.0690', 'rate'), verdictOf('3', '3.', 'count')]).toEqual(['HARMFUL', 'HARMFUL', 'HARMFUL']);
    expect(verdictOf('1000', '1000', 'money')).toBe('SAME');
  });

  test('digits do not run into each other when blanks are left out of a wording', () => {
    expect(normaliseWording('가 1, 2')).toBe(normaliseWording('가 1 2'));
    expect(normaliseWording('가 1')).not.toBe(normaliseWording('가 2'));
  });
});

describe('the two columns', () => {
  const schedule = priced();
  const figures = {
    terms: termsToJson(schedule.terms), instalment: '97980', lastInstalment: '98084', totalCost: '5251144', totalToOwn: '6347144', realRate: scheduleRealRate(schedule),
  };
  const said = { ...sampleTerms(), realRate: figures.realRate };

  test('are alike for a contract that follows its form', () => {
    const rows = reviewRows(sampleParticulars(), figures, sampleParticulars(), said).map(compareRow);
    expect(rows.filter(({ verdict }) => verdict !== 'SAME')).toEqual([]);
    expect(rows).toHaveLength(21);
  });

  test.each<[string, Partial<typeof figures>]>([['totalCost', { totalCost: '5251143' }], ['instalment', { instalment: '97970' }], ['lastInstalment', { lastInstalment: '1' }], ['totalToOwn', { totalToOwn: '1' }], ['realRate', { realRate: '0.068' }]])(
    'another %s is seen', (key, change) => {
      const rows = reviewRows(sampleParticulars(), { ...figures, ...change }, sampleParticulars(), said).map(compareRow);
      expect(harmful(rows).map((each) => each.key)).toEqual([key]);
    });
});

describe('the checklist', () => {
  const good: ChecklistFacts = {
    missingDisclosures: 0, ratesOver: 0, scheduleFollows: true, decisionRelayed: true, serialsAgree: true, limitsUsed: true, signed: true, hashAgrees: true, differences: 0,
  };

  test('passes whole', () => { expect(checklist(good).every(({ passed }) => passed)).toBe(true); });

  test.each<[(typeof CHECKS)[number], Partial<ChecklistFacts>]>([
    ['disclosures', { missingDisclosures: 1 }], ['rates', { ratesOver: 1 }], ['schedule', { scheduleFollows: false }], ['decision', { decisionRelayed: false }], ['serials', { serialsAgree: false }],
    ['limits', { limitsUsed: false }], ['signature', { signed: false }], ['hash', { hashAgrees: false }], ['differences', { differences: 1 }],
  ])('fails at %s alone', (check, change) => {
    expect(checklist({ ...good, ...change }).filter(({ passed }) => !passed)).toEqual([{ check, passed: false }]);
  });
});

describe('dates', () => {
  const signed = (dueDay: number) => ({ currency: 'KRW', terms: wireTermsOf(priced()), dueDay });
  test.each([
    [31, '2026-12-08', '2027-01-31', '2027-02-28'], [8, '2026-12-08', '2027-01-08', '2027-02-08'], [6, '2026-12-08', '2027-02-06', '2027-03-06'], [7, '2026-12-08', '2027-01-07', '2027-02-07'],
    [30, '2027-01-01', '2027-02-28', '2027-03-30'], [29, '2028-01-30', '2028-02-29', '2028-03-29'],
  ])('day %i, accepted on %s: first due on %s, then %s', (dueDay, acceptedOn, ...due) => {
    expect(datedTerms(signed(dueDay), acceptedOn).schedule.slice(0, 2).map((each) => each.dueOn)).toEqual(due);
  });
});

describe('what is said', () => {
  test('an address is one line, with and without its detail', () => {
    const { purchaser, seller } = sampleParticulars();
    expect([oneLineAddress(purchaser.address), oneLineAddress(seller.address)]).toEqual(['(03925) 서울 마포구 월드컵북로 396, 4층', '(03163) 서울 종로구 삼일대로 428']);
  });

  test('a business number has its dashes, a day its name', () => {
    expect(['9008100015', '900-81-00015', ''].map(registrationNumber)).toEqual(['900-81-00015', '900-81-00015', '']);
    expect([25, 31].map(dueDayText)).toEqual(['매달 25일', '매달 말일']);
  });

  test('particulars survive their column', () => {
    const said = sampleParticulars();
    expect(particularsShape.parse(JSON.parse(JSON.stringify(said)))).toEqual(said);
  });

  test('the statement names contract, term and total in both languages', () => {
    const { ko, en } = contractStatement(sampleTerms(), 'DM-1', { nameKo: '한강캐피탈', nameEn: 'Hangang Capital' });
    expect(ko).toBe('계약번호 DM-1에 따라 금융사(한강캐피탈)는 48개월 동안 모두 5,251,144원을 나누어 받고 리스를 제공합니다.');
    expect(en).toContain('₩5,251,144');
  });
});

describe('an admin’s decision', () => {
  test('needs the round that was looked at', () => {
    expect(approveContractInput.safeParse({ contractId: 'c_1' }).success).toBe(false);
    expect(approveContractInput.safeParse({ contractId: 'c_1', round: 2 }).success).toBe(true);
    expect(approveContractInput.safeParse({ contractId: 'c_1', round: 2, state: 'REVIEWED' }).success).toBe(false);
  });

  test('a return needs a note of five letters', () => {
    const problem = (note: string) => returnContractInput.safeParse({ contractId: 'c_1', round: 1, note }).error?.issues.map(({ message }) => message);
    expect([problem('    '), problem('고쳐'), problem('주소가 다릅니다')]).toEqual([['contracts.note-too-short'], ['contracts.note-too-short'], undefined]);
  });
});
