import type { DisclosurePack } from './pack';

const instalmentAct = (article: number) => `https://www.law.go.kr/법령/할부거래에관한법률/제${article}조`;
const commerceAct = (article: number) => `https://www.law.go.kr/법령/전자상거래등에서의소비자보호에관한법률/제${article}조`;

const decree = (article: number) => `https://www.law.go.kr/법령/할부거래에관한법률시행령/제${article}조`;

/**
 * Korea: Instalment Transactions Act (할부거래법) Art. 5 before the contract and Art. 6 in it, E-Commerce Act
 * (전자상거래법) Art. 13, and the notice on material labelling (중요한 표시·광고사항 고시) for rentals.
 * Maxima: the decree's Art. 5(2) caps the real annual rate within the Interest Limitation Act (이자제한법), 25 % since
 * 2015-01-06 and 20 % since 2022-02-03; that Act's own maximum, 24 % since 2018-02-08 and 20 % since 2021-07-07, goes
 * before it where it is lower (Art. 7), and caps the late rate that was agreed (Art. 12(1), decree Art. 9).
 * The mail-order number is not among the fields: small sellers are exempt from it (E-Commerce Act Art. 12).
 */
export const KR_INSTALMENT_2026_1: DisclosurePack = {
  id: 'KR-INSTALMENT@2026.1',
  jurisdiction: 'KR',
  validFrom: '2026-01-01',
  validUntil: null,
  articles: {
    'kr-ita-5-1': instalmentAct(5), 'kr-ita-5-2': instalmentAct(5), 'kr-ita-5-4': instalmentAct(5),
    'kr-ita-5-3': instalmentAct(5), 'kr-ita-5-5': instalmentAct(5), 'kr-ita-5-6': instalmentAct(5), 'kr-ita-5-7': instalmentAct(5),
    'kr-ita-7': decree(5), 'kr-ita-12-1': decree(9),
    'kr-ita-6-1': instalmentAct(6), 'kr-ita-6-2': instalmentAct(6), 'kr-ita-6-3': instalmentAct(6), 'kr-ita-6-4': instalmentAct(6),
    'kr-ita-6-5': instalmentAct(6), 'kr-ita-6-6': instalmentAct(6), 'kr-ita-6-7': instalmentAct(6), 'kr-ita-6-8': instalmentAct(6),
    'kr-ita-6-9': instalmentAct(6), 'kr-ita-6-10': instalmentAct(6), 'kr-ita-6-11': instalmentAct(6), 'kr-ita-6-12': instalmentAct(6),
    'kr-ita-6-13': instalmentAct(6), 'kr-ita-14-1': instalmentAct(14),
    'kr-eca-13-1': commerceAct(13), 'kr-eca-13-2-2': commerceAct(13), 'kr-eca-13-2-4': commerceAct(13), 'kr-eca-13-2-5': commerceAct(13), 'kr-eca-13-2-6': commerceAct(13),
    'kr-labelling-rental': 'https://www.law.go.kr/행정규칙/중요한표시·광고사항고시',
  },
  listing: [
    { key: 'title', article: 'kr-ita-5-1' },
    { key: 'categoryCode', article: 'kr-ita-5-1' },
    { key: 'description', article: 'kr-ita-5-1' },
    { key: 'brand', article: 'kr-eca-13-2-2' },
    { key: 'model', article: 'kr-eca-13-2-2' },
    { key: 'photos', article: 'kr-eca-13-2-2' },
    { key: 'specifications', article: 'kr-eca-13-2-2' },
    { key: 'cashPrice', article: 'kr-ita-5-2' },
    { key: 'offers', article: 'kr-ita-5-4' },
    { key: 'firstPaymentMin', article: 'kr-ita-5-6' },
    { key: 'lateRate', article: 'kr-ita-5-7' },
    { key: 'deliveryDays', article: 'kr-eca-13-2-4' },
    { key: 'guarantee', article: 'kr-eca-13-2-6' },
    { key: 'returnCharge', article: 'kr-labelling-rental' },
    { key: 'sellerName', article: 'kr-eca-13-1' },
    { key: 'sellerRepresentative', article: 'kr-eca-13-1' },
    { key: 'sellerAddress', article: 'kr-eca-13-1' },
    { key: 'sellerPhone', article: 'kr-eca-13-1' },
    { key: 'sellerEmail', article: 'kr-eca-13-1' },
  ],
  form: [
    { key: 'goods', article: 'kr-ita-5-1' },
    { key: 'cashPrice', article: 'kr-ita-5-2' },
    { key: 'instalmentPrice', article: 'kr-ita-5-3' },
    { key: 'instalments', article: 'kr-ita-5-4' },
    { key: 'realAnnualRate', article: 'kr-ita-5-5' },
    { key: 'firstPayment', article: 'kr-ita-5-6' },
    { key: 'lateRate', article: 'kr-ita-5-7' },
    { key: 'sellerName', article: 'kr-eca-13-1' },
    { key: 'sellerAddress', article: 'kr-eca-13-1' },
    { key: 'purchaserName', article: 'kr-ita-6-1' },
    { key: 'purchaserAddress', article: 'kr-ita-6-1' },
    { key: 'financierName', article: 'kr-ita-6-1' },
    { key: 'financierAddress', article: 'kr-ita-6-1' },
    { key: 'supplyDate', article: 'kr-eca-13-2-4' },
    { key: 'withdrawal', article: 'kr-eca-13-2-5' },
    { key: 'titleRetention', article: 'kr-ita-6-8' },
    { key: 'rescission', article: 'kr-ita-6-10' },
    { key: 'acceleration', article: 'kr-ita-6-12' },
    { key: 'rightOfDefence', article: 'kr-ita-6-13' },
    { key: 'returnCharge', article: 'kr-labelling-rental' },
  ],
  contract: [
    { key: 'sellerName', article: 'kr-ita-6-1' },
    { key: 'sellerAddress', article: 'kr-ita-6-1' },
    { key: 'purchaserName', article: 'kr-ita-6-1' },
    { key: 'purchaserAddress', article: 'kr-ita-6-1' },
    { key: 'financierName', article: 'kr-ita-6-1' },
    { key: 'financierAddress', article: 'kr-ita-6-1' },
    { key: 'goods', article: 'kr-ita-6-2' },
    { key: 'supplyDate', article: 'kr-ita-6-2' },
    { key: 'cashPrice', article: 'kr-ita-6-3' },
    { key: 'instalmentPrice', article: 'kr-ita-6-4' },
    { key: 'instalments', article: 'kr-ita-6-5' },
    { key: 'realAnnualRate', article: 'kr-ita-6-6' },
    { key: 'firstPayment', article: 'kr-ita-6-7' },
    { key: 'titleRetention', article: 'kr-ita-6-8' },
    { key: 'withdrawal', article: 'kr-ita-6-9' },
    { key: 'rescission', article: 'kr-ita-6-10' },
    { key: 'lateRate', article: 'kr-ita-6-11' },
    { key: 'acceleration', article: 'kr-ita-6-12' },
    { key: 'rightOfDefence', article: 'kr-ita-6-13' },
    { key: 'returnCharge', article: 'kr-labelling-rental' },
  ],
  consents: [
    { key: 'titleRetention', article: 'kr-ita-6-8' },
    { key: 'withdrawal', article: 'kr-ita-6-9' },
    { key: 'rescission', article: 'kr-ita-6-10' },
    { key: 'lateRate', article: 'kr-ita-6-11' },
    { key: 'acceleration', article: 'kr-ita-6-12' },
    { key: 'rightOfDefence', article: 'kr-ita-6-13' },
  ],
  maxima: {
    realAnnualRate: [
      { from: '2015-01-06', annualRate: '0.25', article: 'kr-ita-7' },
      { from: '2018-02-08', annualRate: '0.24', article: 'kr-ita-7' },
      { from: '2021-07-07', annualRate: '0.20', article: 'kr-ita-7' },
    ],
    lateRate: [
      { from: '2014-07-15', annualRate: '0.25', article: 'kr-ita-12-1' },
      { from: '2018-02-08', annualRate: '0.24', article: 'kr-ita-12-1' },
      { from: '2021-07-07', annualRate: '0.20', article: 'kr-ita-12-1' },
    ],
  },
};
