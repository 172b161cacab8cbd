import { z } from 'zod';
import { SIGNATURE_BOX, type Strokes } from '@/lib/contracts/model/evidence';
import { plainCode } from '@/lib/contracts/model/verify';

const contractId = z.string({ error: 'invalid' }).min(1, 'required').max(64, 'invalid');

export const CODE_DIGITS = 6;
export const MOST_STROKES = 60;
export const MOST_POINTS = 1500;
/** Fewer points are a slip of the finger. */
const LEAST_POINTS = 12;

const point = z.tuple([z.int().min(0).max(SIGNATURE_BOX.width), z.int().min(0).max(SIGNATURE_BOX.height)]);
export const pointsOf = (strokes: Strokes): number => strokes.reduce((sum, stroke) => sum + stroke.length, 0);
const strokes = z.array(z.array(point).min(1).max(MOST_POINTS), { error: 'invalid' }).max(MOST_STROKES, 'signing.drawing-too-much')
  .refine((drawn) => pointsOf(drawn) <= MOST_POINTS, 'signing.drawing-too-much')
  .refine((drawn) => pointsOf(drawn) >= LEAST_POINTS, 'signing.drawing-too-little');

export const signingInput = z.strictObject({ contractId });
export const consentInput = z.strictObject({ contractId, key: z.string({ error: 'invalid' }).min(1).max(60), agreed: z.boolean({ error: 'invalid' }) });
export const signContractInput = z.strictObject({
  contractId,
  signatureName: z.string({ error: 'required' }).trim().min(1, 'required').max(50, 'too-long'),
  strokes: strokes.nullable(),
  code: z.string({ error: 'required' }).max(40, 'signing.code-form').transform(plainCode).pipe(z.string().min(1, 'required').regex(new RegExp(`^\\d{${CODE_DIGITS}}$`), 'signing.code-form')),
});
