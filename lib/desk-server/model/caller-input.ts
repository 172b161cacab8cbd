import { z } from 'zod';
import { mayBeCalled } from '@/lib/institutions/model/address';
import { institutionCode, webhookSecret } from '@/lib/institutions/model/institution';

/** The lender that is our own lease desk, as it answers others. */
export const DESK_TENANT = 'desk';

/** Somebody who asks a lender of ours, as a person writes it down. */
export const callerInput = z.strictObject({
  /** Of the lender that is asked: the lease desk, or one that we play. */
  tenantCode: institutionCode,
  code: institutionCode,
  /** PEM (SPKI, Ed25519), one or more after one another. */
  publicKeys: z.string({ error: 'required' }).trim().min(1, 'required').max(20_000, 'too-long'),
  callbackUrl: z.string({ error: 'required' }).trim().min(1, 'required').max(500, 'too-long').refine(mayBeCalled, 'institutions.url'),
  secret: webhookSecret,
});
export type CallerInput = z.output<typeof callerInput>;

export const callerRef = z.strictObject({ tenantCode: institutionCode, code: institutionCode });
