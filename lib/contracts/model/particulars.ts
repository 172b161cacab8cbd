import { z } from 'zod';

const text = z.string();
const address = z.object({ postcode: text, road: text, detail: text });

/** What a contract says beside its terms. Taken from the signed order form, the delivery and the listing; nothing is typed twice. */
export const particularsShape = z.object({
  orderNumber: text,
  signedAt: text,
  signatureName: text,
  purchaser: z.object({ name: text, email: text, phone: text, address }),
  seller: z.object({ name: text, representative: text, businessNumber: text, mailOrderNumber: text.nullable(), phone: text, email: text, address }),
  financier: z.object({ nameKo: text, nameEn: text, businessNumber: text, addressKo: text, addressEn: text, phone: text }),
  goods: z.object({ listingNumber: text, title: text, brand: text, model: text, condition: z.enum(['NEW', 'REFURBISHED', 'USED']), serials: z.array(text) }),
  guarantee: z.record(text, z.unknown()),
  delivery: z.object({ deliveredOn: text, acceptedOn: text, acceptance: z.enum(['ACCEPTED', 'ACCEPTED_WITH_DEFECTS', 'BY_SILENCE']), defects: text.nullable() }),
  mandate: z.object({ bank: text, masked: text, holder: text }),
  dueDay: z.int(),
  lateRate: text,
  returnChargeBps: z.int(),
  disclosurePack: text,
});

export type Particulars = z.infer<typeof particularsShape>;

/** `900-81-00015`, as a form shows it; what is no number of ten digits stays as it is. */
export const registrationNumber = (text: string) => text.replace(/^(\d{3})-?(\d{2})-?(\d{5})$/, '$1-$2-$3');

/** `매달 25일`, and `매달 말일` for the 31st, which is the last day of every month. */
export const dueDayText = (dueDay: number) => (dueDay === 31 ? '매달 말일' : `매달 ${dueDay}일`);
