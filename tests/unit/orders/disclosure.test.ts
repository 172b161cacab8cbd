import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { discloseForm, type FormValues } from '@/lib/orders/model/disclosure';

const at = Temporal.Instant.from('2026-11-28T15:00:00Z');
const values: FormValues = {
  sellerName: '소리나무 악기', sellerAddress: '서울', purchaserName: '김하늘', financierName: '한빛은행', financierAddress: '서울', goods: '피아노', supplyDate: 7,
  cashPrice: 5_480_000n, instalmentPrice: 5_251_144n, instalments: [1], realAnnualRate: '0.069003', firstPayment: 0n, lateRate: '0.099', returnCharge: 1000,
};
const problem = (change: Partial<FormValues>) => discloseForm({ ...values, ...change }, at).problem;

describe('an order form', () => {
  test('that says everything is opened under the pack in force in Seoul', () => {
    expect(discloseForm(values, at)).toEqual({ packId: 'KR-INSTALMENT@2026.1', problem: undefined });
    expect(discloseForm(values, Temporal.Instant.from('2025-12-31T14:59:59Z')).packId).toBe('KR-INSTALMENT@2024.1');
  });

  test.each(['goods', 'cashPrice', 'instalmentPrice', 'instalments', 'firstPayment', 'sellerName', 'financierAddress', 'supplyDate', 'returnCharge'] as const)('without %s is not, and the article is named', (field) => {
    expect(problem({ [field]: field === 'instalments' ? [] : undefined })).toEqual({ code: 'orders.not-disclosed', fields: { [field]: expect.stringMatching(/^disclosures\.kr-/) as string } });
  });

  test('above a statutory maximum is not', () => {
    expect(problem({ realAnnualRate: '0.200001', lateRate: '0.25' })).toEqual({
      code: 'orders.not-disclosed',
      fields: { realAnnualRate: 'disclosures.over-maximum?max=20&article=@disclosures.articles.kr-ita-7', lateRate: 'disclosures.over-maximum?max=20&article=@disclosures.articles.kr-ita-12-1' },
    });
  });
});
