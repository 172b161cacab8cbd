import type { z } from 'zod';
import type { Result } from '@/lib/kernel/result';
import type { consentInput, signContractInput, signingInput } from '@/lib/signing/model/inputs';

export type ToSign = z.input<typeof signContractInput>;

/** What a purchaser may do on the way to a signature, as the page hands it down. */
export interface SigningActs {
  open: (input: z.input<typeof signingInput>) => Promise<Result<unknown>>;
  read: (input: z.input<typeof signingInput>) => Promise<Result<unknown>>;
  consent: (input: z.input<typeof consentInput>) => Promise<Result<unknown>>;
  sendCode: (input: z.input<typeof signingInput>) => Promise<Result<unknown>>;
  sign: (input: ToSign) => Promise<Result<{ contractId: string }>>;
}

/** Signed in another window, or ended: the contract's own page says which. */
export const isOver = (code: string): boolean => code === 'signing.over';
