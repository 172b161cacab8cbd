import { z } from 'zod';
import { optionalText } from '@/lib/accounts/model/text';
import { serialNumber } from '@/lib/catalogue/model/serial';
import { isPlainDate } from '@/lib/kernel/day-text';

const id = z.string({ error: 'invalid' }).min(1, 'required').max(64, 'too-long');
const MIN_WORDS = 10;
export const MAX_PHOTOS = 8;
const words = optionalText(2000).refine((text) => [...text].length >= MIN_WORDS, 'guarantee.too-short');
const day = z.string({ error: 'required' }).refine(isPlainDate, 'guarantee.day');
const photos = z.array(id).max(MAX_PHOTOS, 'guarantee.too-many-photos').default([]);

export const openClaimInput = z.strictObject({
  leaseId: id,
  text: words,
  sinceOn: day,
  serial: serialNumber,
  usable: z.enum(['yes', 'no'], { error: 'choose' }),
  photos,
});

export const sayInClaimInput = z.strictObject({ claimId: id, text: optionalText(2000).refine((text) => text !== '', 'required'), photos });

export const CLAIM_STEPS = ['ANSWERED', 'REPAIRING', 'VISIT_PLANNED', 'DONE'] as const;

/** As one form has it: a day where a visit is planned. */
export const moveClaimInput = z.strictObject({
  claimId: id,
  step: z.enum(CLAIM_STEPS, { error: 'choose' }),
  text: optionalText(2000).refine((text) => text !== '', 'required'),
  plannedOn: z.union([z.literal(''), day]).optional(),
  /** The seller agrees that the goods were down since the day that the purchaser says. */
  sinceAccepted: z.boolean().optional(),
  photos,
}).superRefine(({ step, plannedOn }, context) => {
  if (step === 'VISIT_PLANNED' && !plannedOn) context.addIssue({ code: 'custom', message: 'required', path: ['plannedOn'] });
});

export const replaceUnitInput = z.strictObject({ claimId: id, serial: serialNumber, text: optionalText(2000) });

export const rejectClaimInput = z.strictObject({ claimId: id, exclusion: z.string({ error: 'choose' }).min(1, 'choose').max(300, 'too-long?max=300'), reason: words });

/** The purchaser is asked for something: until the answer the clock stands. */
export const waitForPurchaserInput = z.strictObject({ claimId: id, text: words });

export const claimInput = z.strictObject({ claimId: id });

export const reopenClaimInput = z.strictObject({ claimId: id, text: words, photos });

export const objectToExclusionInput = z.strictObject({ claimId: id, text: words });

export const decideObjectionInput = z.strictObject({ claimId: id, outcome: z.enum(['UPHELD', 'DISMISSED'], { error: 'choose' }), reason: words });

export const confirmVisitInput = z.strictObject({ leaseId: id, no: z.int({ error: 'invalid' }).min(1, 'invalid').max(1000, 'invalid'), visitOn: day });
export const finishVisitInput = z.strictObject({ leaseId: id, no: z.int({ error: 'invalid' }).min(1, 'invalid').max(1000, 'invalid'), doneOn: day, note: words });
export const contestVisitInput = z.strictObject({ leaseId: id, no: z.int({ error: 'invalid' }).min(1, 'invalid').max(1000, 'invalid'), text: words });

export const decideContestInput = z.strictObject({ leaseId: id, no: z.int({ error: 'invalid' }).min(1, 'invalid').max(1000, 'invalid'), outcome: z.enum(['STANDS', 'NOT_GIVEN'], { error: 'choose' }), reason: words });

export const sellerGoneInput = z.strictObject({ sellerId: id, reason: words });
export const nameSuccessorInput = z.strictObject({ sellerId: id, successorId: id.min(1, 'choose'), agreed: z.boolean({ error: 'guarantee.not-agreed' }).refine((agreed) => agreed, 'guarantee.not-agreed'), note: words });

export type OpenClaimInput = z.output<typeof openClaimInput>;
export type SayInClaimInput = z.output<typeof sayInClaimInput>;
export type MoveClaimInput = z.output<typeof moveClaimInput>;
export type ReplaceUnitInput = z.output<typeof replaceUnitInput>;
export type RejectClaimInput = z.output<typeof rejectClaimInput>;
export type WaitForPurchaserInput = z.output<typeof waitForPurchaserInput>;
export type ClaimInput = z.output<typeof claimInput>;
export type ReopenClaimInput = z.output<typeof reopenClaimInput>;
export type ObjectToExclusionInput = z.output<typeof objectToExclusionInput>;
export type DecideObjectionInput = z.output<typeof decideObjectionInput>;
export type ConfirmVisitInput = z.output<typeof confirmVisitInput>;
export type FinishVisitInput = z.output<typeof finishVisitInput>;
export type ContestVisitInput = z.output<typeof contestVisitInput>;
export type DecideContestInput = z.output<typeof decideContestInput>;
export type SellerGoneInput = z.output<typeof sellerGoneInput>;
export type NameSuccessorInput = z.output<typeof nameSuccessorInput>;
