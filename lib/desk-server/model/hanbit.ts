import type { TenantRulesJson } from './rules';

/**
 * 한빛은행, the lender that the demo plays beside its own desk: cheaper, stricter about income and work, with other
 * exposure rules. Amounts in won, shares in basis points.
 */
export const HANBIT_RULES: TenantRulesJson = {
  version: 'HANBIT-2026-11',
  currency: 'KRW',
  annualRate: '0.069',
  declineBelow: 40,
  referBelow: 40,
  maxBurdenBps: 3500,
  maxExposure: '15000000',
  approvalDays: 7,
  sellerExposure: '150000000',
  sellerExposureDays: 180,
  pendingAboveMinor: '4000000',
  sellerPaidAfterDays: 15,
  refusalWaitDays: 60,
  rules: [
    { code: 'UNDER_AGE', effect: 'DECLINE', when: [{ measure: 'ageYears', below: '20' }],
      ko: '한빛은행은 만 20세가 되는 해부터 심사합니다.', en: 'Hanbit Bank decides from the year you turn 20.' },
    { code: 'AGE_AT_END', effect: 'DECLINE', when: [{ measure: 'ageAtEnd', atLeast: '75' }],
      ko: '계약이 끝날 때 75세를 넘지 않아야 합니다.', en: 'The contract must end before you turn 75.' },
    { code: 'LOW_INCOME', effect: 'DECLINE', when: [{ measure: 'annualIncome', below: '18000000' }],
      ko: '연소득 1,800만 원부터 신청할 수 있습니다.', en: 'A limit can be asked for from an income of ₩18,000,000 a year.' },
    { code: 'INCOME_60M', effect: 'POINTS', points: 40, when: [{ measure: 'annualIncome', atLeast: '60000000' }],
      ko: '연소득 6,000만 원 이상', en: 'Income of ₩60,000,000 and more a year' },
    { code: 'INCOME_36M', effect: 'POINTS', points: 32, when: [{ measure: 'annualIncome', atLeast: '36000000', below: '60000000' }],
      ko: '연소득 3,600만 원 이상', en: 'Income of ₩36,000,000 and more a year' },
    { code: 'INCOME_18M', effect: 'POINTS', points: 20, when: [{ measure: 'annualIncome', atLeast: '18000000', below: '36000000' }],
      ko: '연소득 1,800만 원 이상', en: 'Income of ₩18,000,000 and more a year' },
    { code: 'EMPLOYED', effect: 'POINTS', points: 22, when: [{ employment: ['EMPLOYED'] }], ko: '직장인', en: 'Employed' },
    { code: 'OTHER_WORK', effect: 'POINTS', points: 10, when: [{ employment: ['SELF_EMPLOYED', 'RETIRED', 'STUDENT', 'OTHER'] }],
      ko: '그 밖의 일', en: 'Other work' },
    { code: 'BURDEN_LOW', effect: 'POINTS', points: 25, when: [{ measure: 'burdenBps', below: '2000' }],
      ko: '매달 나가는 돈이 소득의 20% 미만', en: 'Obligations under 20% of income' },
    { code: 'BURDEN_MIDDLE', effect: 'POINTS', points: 12, when: [{ measure: 'burdenBps', atLeast: '2000', below: '3500' }],
      ko: '매달 나가는 돈이 소득의 35% 미만', en: 'Obligations under 35% of income' },
    { code: 'FIRST_PAYMENT', effect: 'POINTS', points: 8, when: [{ measure: 'firstPaymentBps', atLeast: '2000' }],
      ko: '선납금 20% 이상', en: 'First payment of 20% and more' },
  ],
  lowScore: { code: 'LOW_SCORE', ko: '한빛은행의 심사 점수가 기준보다 낮습니다.', en: 'The score at Hanbit Bank is below its mark.' },
  instalmentTooHigh: { code: 'INSTALMENT_TOO_HIGH', ko: '월 납입금이 소득의 35%에서 다른 납입금을 뺀 금액보다 큽니다.',
    en: 'The instalment is more than 35% of income less other obligations.' },
  exposureTooHigh: { code: 'EXPOSURE_TOO_HIGH', ko: '한빛은행이 한 사람에게 드리는 금액(1,500만 원)을 넘습니다.',
    en: 'It is more than Hanbit Bank gives one person (₩15,000,000).' },
};
