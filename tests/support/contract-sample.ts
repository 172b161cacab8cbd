import type { Particulars } from '@/lib/contracts/model/particulars';
import { firstDueDate } from '@/lib/kernel/calendar';
import { canonicalTerms, termsSha256, type CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { buildSchedule } from '@/lib/kernel/schedule';
import type { TermsInput } from '@/lib/kernel/terms';
import { PIANO } from './orders';

export interface Sample {
  terms?: Partial<TermsInput>;
  dueDay?: number;
  acceptedOn?: string;
  /** Of the purchaser. */
  name?: string;
  /** Whatever else the particulars say. */
  said?: Partial<Particulars>;
}

/** What the contract of the design pages says: the piano, 97,980 × 47 + 98,084 + 548,000 = 5,251,144. */
export const sampleParticulars = ({ dueDay = 31, acceptedOn = '2026-12-08', name = '김서연', said = {} }: Sample = {}): Particulars => ({
  orderNumber: 'O-2612-0042', signedAt: '2026-11-28T05:58:00Z', signatureName: name,
  purchaser: { name, email: 'kim@example.com', phone: '010-1238-2004', address: { postcode: '03925', road: '서울 마포구 월드컵북로 396', detail: '4층' } },
  seller: {
    name: '(주)소리나무 악기', representative: '박지훈', businessNumber: '1208147521', mailOrderNumber: '2019-서울종로-0417', phone: '02-743-0417', email: 'shop@example.com',
    address: { postcode: '03163', road: '서울 종로구 삼일대로 428', detail: '' },
  },
  financier: { nameKo: '한강캐피탈(주)', nameEn: 'Hangang Capital', businessNumber: '2208816351', addressKo: '서울 영등포구 여의대로 24', addressEn: '24 Yeoui-daero, Seoul', phone: '02-6000-1200' },
  goods: { listingNumber: 'L-2611-0007', title: '세종 업라이트 피아노 U-121 월넛', brand: '세종', model: 'U-121', condition: 'NEW', serials: ['U121-26-0041'] },
  guarantee: { responseHours: 48, repairFree: true, replacement: false, careVisitsPerYear: 2, noteKo: '조율은 1년에 두 번 해 드립니다.', noteEn: 'Tuned twice a year.' },
  delivery: { deliveredOn: '2026-12-01', acceptedOn, acceptance: 'ACCEPTED', defects: null },
  mandate: { bank: '088', masked: '********4821', holder: name }, dueDay, lateRate: '0.099', returnChargeBps: 1000, disclosurePack: 'KR-INSTALMENT@2026.1',
  ...said,
});

export function sampleTerms({ terms = {}, dueDay = 31, acceptedOn = '2026-12-08' }: Sample = {}): CanonicalTerms {
  const schedule = buildSchedule({ ...PIANO, ...terms });
  if (!schedule.ok) throw new Error(`the sample does not price: ${JSON.stringify(schedule.error)}`);
  return canonicalTerms(schedule.value, { anchor: firstDueDate({ acceptedOn, dueDay, timing: schedule.value.terms.timing }), dueDay });
}

/** A drawn contract's row, as far as its document needs it. */
export async function sampleContract(sample: Sample = {}) {
  const terms = sampleTerms(sample);
  return {
    number: 'DM-2612-0031', verifyCode: '7Q2M9XK4TB0C', externalNumber: 'HG-26-118204', termsSha256: await termsSha256(terms),
    financierAnswer: { statement: { ko: '한강캐피탈(주)이 이 계약서를 발행했습니다.', en: 'Issued by Hangang Capital.' } },
    terms: JSON.parse(JSON.stringify(terms)) as object, particulars: JSON.parse(JSON.stringify(sampleParticulars(sample))) as object,
  };
}
