import { z } from 'zod';

const text = z.string();
const address = z.object({ postcode: text, road: text, detail: text });
export type Address = z.infer<typeof address>;

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

export const addressLine = ({ road, detail, postcode }: Address) => `${[road, detail].filter(Boolean).join(', ')} (${postcode})`;
