import { z } from 'zod';
import { defineTransitions } from '@/lib/kernel/transitions';
import { bank, bankAccount } from './bank';
import { businessNumber } from './business-number';
import { emailAddress } from './email';
import { businessPhone } from './phone';
import { EVEN_IF_WRONG, line, optionalLine, optionalText, personNames, reason } from './text';

export const SELLER_STATUSES = ['PENDING', 'APPROVED', 'REJECTED', 'SUSPENDED'] as const;
export type SellerStatus = (typeof SELLER_STATUSES)[number];

/** A rejected seller may apply anew; a suspended one comes back by the admin's hand alone. */
export const SELLER_MOVES = defineTransitions<SellerStatus>({
  initial: 'PENDING',
  moves: { PENDING: ['APPROVED', 'REJECTED'], APPROVED: ['SUSPENDED'], REJECTED: ['PENDING'], SUSPENDED: ['APPROVED'] },
  final: [],
});

/** E-Commerce Act, article 12: `2026-서울강남-01234`, with or without 제…호. */
const mailOrderNumber = optionalLine(40)
  .transform((text) => text.replace(/^제\s*/, '').replace(/\s*호$/, ''))
  .refine((text) => text === '' || /^\d{4}-[가-힣]{2,10}-\d{4,6}$/.test(text), 'accounts.mail-order-number');

/** The number of a basic district: 01 (Seoul) to 63 (Jeju), then three digits. */
const postcode = z.string({ error: 'required' }).transform((typed) => typed.normalize('NFKC').trim())
  .refine((digits) => digits.length > 0, 'required')
  .refine((digits) => digits.length === 0 || /^(0[1-9]|[1-5][0-9]|6[0-3])[0-9]{3}$/.test(digits), 'accounts.postcode');

/** A Korean address by road name. */
export const koreanAddress = z.strictObject({ postcode, road: line(120), detail: optionalLine(80) });
export type KoreanAddress = z.output<typeof koreanAddress>;

/** `(06236) 서울특별시 강남구 테헤란로 123, 4층` */
export const oneLineAddress = ({ postcode, road, detail }: KoreanAddress) => `(${postcode}) ${road}${detail ? `, ${detail}` : ''}`;

export const businessFacts = {
  businessName: line(60),
  businessNumber,
  representative: personNames,
  mailOrderNumber,
  businessPhone,
  businessEmail: emailAddress,
  address: koreanAddress,
  /** The same place as the business itself. */
  returnsHere: z.boolean(),
  returnAddress: z.strictObject({ postcode: optionalLine(10), road: optionalLine(120), detail: optionalLine(80) }),
  payoutBank: bank,
  payoutAccount: bankAccount,
  payoutHolder: line(40),
};

interface Addresses {
  returnsHere: boolean;
  address: KoreanAddress;
  returnAddress: KoreanAddress;
}

/** Where returns go is asked for only where it is another place. */
export function checkReturnAddress(facts: Addresses, context: z.RefinementCtx): void {
  if (facts.returnsHere !== false) return;
  const own = koreanAddress.safeParse(facts.returnAddress);
  for (const issue of own.error?.issues ?? []) {
    context.addIssue({ code: 'custom', message: issue.message, path: ['returnAddress', ...issue.path] });
  }
}

export const returnAddressOf = (facts: Addresses): KoreanAddress => (facts.returnsHere ? facts.address : facts.returnAddress);

/** Where a seller is paid. */
export const payoutAccountInput = z.strictObject({ payoutBank: bank, payoutAccount: bankAccount, payoutHolder: line(40) });

/** What a seller under review, or rejected, may put right. */
export const reviseSellerInput = z.strictObject(businessFacts).superRefine(checkReturnAddress, EVEN_IF_WRONG);
export type BusinessFacts = z.output<typeof reviseSellerInput>;

export const approveSellerInput = z.strictObject({ sellerId: z.string(), note: optionalLine(500) });
export const decideSellerInput = z.strictObject({ sellerId: z.string(), reason });
export type ApproveSeller = z.output<typeof approveSellerInput>;
export type DecideSeller = z.output<typeof decideSellerInput>;

/** What a seller tells of itself, on its own page and beside what it sells. */
export const sellerStoryInput = z.strictObject({ storyKo: optionalText(600), storyEn: optionalText(1200) });
export type SellerStory = z.output<typeof sellerStoryInput>;
