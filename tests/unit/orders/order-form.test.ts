import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { inputProblem } from '@/lib/kernel/zod-problem';
import { buildSchedule } from '@/lib/kernel/schedule';
import { ORDER_CONSENTS } from '@/lib/orders/model/consents';
import { carriedDraft, isNameOf, orderDraftSchema, orderFormSchema, readDraft, signOrderFormInput, stepSchemas } from '@/lib/orders/model/draft';
import { holdUntil } from '@/lib/orders/model/holding';
import { isMaskedAccount, maskAccount, shortAccount } from '@/lib/orders/model/mandate';
import { byYear, datedRows } from '@/lib/orders/model/preview';

const at = (text: string) => Temporal.Instant.from(text);
const WHOLE = {
  recipientName: '김서연', phone: '010-2345-6789', postcode: '03925', road: '서울 마포구 월드컵북로 396', addressDetail: '', dueDay: 31,
  mandateBank: '088', mandateMasked: '********4821', mandateHolder: '김서연', consents: [...ORDER_CONSENTS],
};
const fieldsOf = (change: Record<string, unknown>) => {
  const parsed = orderFormSchema.safeParse({ ...WHOLE, ...change });
  return parsed.success ? {} : inputProblem(parsed.error).fields;
};

describe('how long a form holds', () => {
  const opened = at('2026-11-23T05:00:00Z');
  it('is 30 minutes from the last keystroke', () => {
    expect(holdUntil(at('2026-11-23T06:10:00Z'), opened, at('2026-11-30T00:00:00Z')).toString()).toBe('2026-11-23T06:40:00Z');
  });
  it('is never more than 24 hours from its opening, nor beyond the approval', () => {
    expect(holdUntil(at('2026-11-24T04:50:00Z'), opened, at('2026-11-30T00:00:00Z')).toString()).toBe('2026-11-24T05:00:00Z');
    expect(holdUntil(at('2026-11-23T06:10:00Z'), opened, at('2026-11-23T06:15:00Z')).toString()).toBe('2026-11-23T06:15:00Z');
  });
});

describe('what a form must say', () => {
  it('passes when it is whole, and keeps one spelling of it', () => {
    expect(fieldsOf({})).toEqual({});
    expect(orderFormSchema.parse({ ...WHOLE, recipientName: ' 김서연 '.normalize('NFD'), phone: '010 2345 6789' })).toMatchObject({ recipientName: '김서연', phone: '010-2345-6789' });
  });
  it('names each field that is wrong, and each consent that is missing', () => {
    expect(fieldsOf({ postcode: '3925' })).toEqual({ postcode: 'accounts.postcode' });
    expect(fieldsOf({ postcode: '00000' })).toEqual({ postcode: 'accounts.postcode' });
    expect(fieldsOf({ dueDay: undefined })).toEqual({ dueDay: 'choose' });
    expect(fieldsOf({ phone: '12345' })).toEqual({ phone: 'phone' });
    expect(fieldsOf({ dueDay: 32 })).toEqual({ dueDay: 'terms.due-day' });
    expect(fieldsOf({ recipientName: '김\u202e연' })).toEqual({ recipientName: 'accounts.hidden-characters' });
    expect(fieldsOf({ recipientName: '<b>x' })).toEqual({ recipientName: 'accounts.person-name' });
    expect(fieldsOf({ road: '   ' })).toEqual({ road: 'required' });
    expect(fieldsOf({ consents: ORDER_CONSENTS.filter((code) => code !== 'DEBIT_MANDATE') })).toEqual({ 'consents.DEBIT_MANDATE': 'orders.consent' });
  });
  it('takes no amount, no state and no price from whoever sends it', () => {
    for (const extra of [{ instalmentMinor: '1' }, { state: 'PLACED' }, { financedMinor: 1 }, { purchaserId: 'p_other' }]) {
      expect(Object.values(fieldsOf(extra) ?? {})).toEqual(['unexpected-field']);
    }
    expect(signOrderFormInput.safeParse({ orderId: { not: '' }, form: WHOLE, signatureName: '김서연' }).success).toBe(false);
  });
  it('opens the next step only when this one is filled in', () => {
    expect(stepSchemas.receiving.safeParse(WHOLE).success).toBe(true);
    expect(stepSchemas.mandate.safeParse({ ...WHOLE, mandateBank: '' }).success).toBe(false);
    expect(stepSchemas.rights.safeParse({ consents: ['DEBIT_MANDATE'] }).success).toBe(false);
  });
});

describe('a draft', () => {
  it('may be half written, but never has a whole account number', () => {
    expect(orderDraftSchema.safeParse({ phone: '010', postcode: '1' }).success).toBe(true);
    expect(orderDraftSchema.safeParse({ mandateMasked: '110123454821' }).success).toBe(false);
    expect(orderDraftSchema.safeParse({ mandateMasked: '' }).success).toBe(true);
  });
  it('goes into the next form without its ticks and its signature', () => {
    expect(carriedDraft({ road: '서울', consents: ['DEBIT_MANDATE'], signatureName: '김서연' })).toEqual({ road: '서울' });
  });
  it('that cannot be read is an empty one', () => {
    expect(readDraft({ road: 5 })).toEqual({});
    expect(readDraft(null)).toEqual({});
  });
});

describe('an account number', () => {
  it('leaves its last four digits, whatever groups it is typed in', () => {
    expect(maskAccount('110-123-454821')).toBe('********4821');
    expect(maskAccount('１１０１２３４５４８２１')).toBe('********4821');
    expect(shortAccount('********4821')).toBe('···4821');
    expect(maskAccount('12가')).toBeUndefined();
    expect(maskAccount('1'.repeat(17))).toBeUndefined();
  });
  it('never shows more than four digits once masked', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9]{10,16}$/), (digits) => {
      const masked = maskAccount(digits) ?? '';
      return isMaskedAccount(masked) && masked.replaceAll('*', '').length === 4 && masked.length === digits.length;
    }));
  });
});

describe('a signature', () => {
  it('is the account’s name: composed or in jamo, with or without outer spaces, and nothing else', () => {
    expect(isNameOf(` ${'김서연'.normalize('NFD')}`, '김서연')).toBe(true);
    expect(isNameOf('김서현', '김서연')).toBe(false);
    expect(isNameOf('김 서연', '김서연')).toBe(false);
  });
});

describe('the dates of a form', () => {
  const built = buildSchedule({
    currency: 'KRW', cashPriceMinor: 5_480_000n, firstPaymentMinor: 548_000n, residualMinor: 1_096_000n, termMonths: 48, annualRate: '0.069',
    timing: 'ARREARS', advancePayments: 0, rounding: { unit: 10n, mode: 'HALF_UP', interest: 'HALF_EVEN' }, endOfTerm: 'RETURN_OR_BUYOUT',
  });
  if (!built.ok) throw new Error('the piano does not price');
  const schedule = built.value;

  it('begin at the first chosen day at least 30 days after acceptance, and never lose the end of a month', () => {
    const rows = datedRows(schedule, '2026-11-23', 31);
    expect(rows.slice(0, 4).map(({ dueOn }) => dueOn)).toEqual(['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31']);
    expect(rows.at(-1)).toMatchObject({ seq: 48, amountMinor: 98_084n, dueOn: '2030-11-30' });
  });
  it('move with the day of acceptance and the chosen day, the amounts never', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 1, max: 31 }), (days, dueDay) => {
      const accepted = Temporal.PlainDate.from('2026-01-01').add({ days }).toString();
      const rows = datedRows(schedule, accepted, dueDay);
      expect(rows.map(({ amountMinor }) => amountMinor)).toEqual(schedule.rows.map(({ amountMinor }) => amountMinor));
      expect(new Set(rows.map(({ dueOn }) => dueOn.slice(0, 7))).size).toBe(48);
    }), { numRuns: 100 });
  });
  it('are grouped by twelve, and the sums of the years with the first payment are the total', () => {
    const years = byYear(datedRows(schedule, '2026-11-23', 25));
    expect(years.map(({ year, sumMinor }) => [year, sumMinor])).toEqual([[1, 1_175_760n], [2, 1_175_760n], [3, 1_175_760n], [4, 1_175_864n]]);
    expect(years.reduce((sum, { sumMinor }) => sum + sumMinor, 548_000n)).toBe(5_251_144n);
  });
});
