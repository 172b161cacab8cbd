import type { DisclosureField, DisclosurePack } from './pack';

const section = (number: string) => `https://www.ecfr.gov/current/title-12/section-1013.${number}`;

/** Before signing; the contract says it again. */
const FORM: readonly DisclosureField[] = [
  { key: 'goods', article: 'us-reg-m-4a' },
  { key: 'firstPayment', article: 'us-reg-m-4b' },
  { key: 'instalments', article: 'us-reg-m-4c' },
  { key: 'otherCharges', article: 'us-reg-m-4d' },
  { key: 'instalmentPrice', article: 'us-reg-m-4e' },
  { key: 'returnCharge', article: 'us-reg-m-4g' },
  { key: 'maintenance', article: 'us-reg-m-4h' },
  { key: 'purchaseOption', article: 'us-reg-m-4i' },
  { key: 'endOfTermLiability', article: 'us-reg-m-4k' },
  { key: 'warranties', article: 'us-reg-m-4p' },
  { key: 'lateRate', article: 'us-reg-m-4q' },
];

/** United States: consumer leasing, Regulation M, 12 CFR 1013.4. A lease's rate is never called an APR there. */
export const US_REGULATION_M_2026_1: DisclosurePack = {
  id: 'US-REGULATION-M@2026.1',
  jurisdiction: 'US',
  validFrom: '2026-01-01',
  validUntil: null,
  articles: {
    'us-reg-m-4a': section('4'), 'us-reg-m-4b': section('4'), 'us-reg-m-4c': section('4'), 'us-reg-m-4d': section('4'), 'us-reg-m-4e': section('4'),
    'us-reg-m-4g': section('4'), 'us-reg-m-4h': section('4'), 'us-reg-m-4i': section('4'), 'us-reg-m-4k': section('4'), 'us-reg-m-4p': section('4'),
    'us-reg-m-4q': section('4'), 'us-reg-m-4r': section('4'),
  },
  listing: [
    { key: 'title', article: 'us-reg-m-4a' },
    { key: 'description', article: 'us-reg-m-4a' },
    { key: 'offers', article: 'us-reg-m-4c' },
    { key: 'guarantee', article: 'us-reg-m-4h' },
    { key: 'returnCharge', article: 'us-reg-m-4g' },
    { key: 'lateRate', article: 'us-reg-m-4q' },
  ],
  form: FORM,
  contract: [...FORM, { key: 'securityInterest', article: 'us-reg-m-4r' }],
  consents: [{ key: 'returnCharge', article: 'us-reg-m-4g' }, { key: 'endOfTerm', article: 'us-reg-m-4k' }, { key: 'lateRate', article: 'us-reg-m-4q' }],
  // The regulation asks that charges be reasonable (4(g), 4(q)), and caps none.
  maxima: { realAnnualRate: [], lateRate: [] },
};
