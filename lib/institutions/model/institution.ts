import { z } from 'zod';
import { policySchema } from './policy';

export const INSTITUTION_KINDS = ['DESK', 'HTTP'] as const;

/** Printed in contracts. */
export const profileSchema = z.strictObject({
  businessNumber: z.string(), addressKo: z.string(), addressEn: z.string(), phone: z.string(),
});
export type InstitutionProfile = z.output<typeof profileSchema>;

export const registeredKey = z.strictObject({ keyId: z.string().min(1), pem: z.string().min(1) });

/** A financier as it is registered. */
export const institutionInput = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'invalid'),
  nameKo: z.string().min(1, 'required'),
  nameEn: z.string().min(1, 'required'),
  kind: z.enum(INSTITUTION_KINDS),
  profile: profileSchema,
  /** HTTP only: `https://bank.example/v1` */
  baseUrl: z.string().nullable(),
  /** Of its callbacks, `whsec_…`; HTTP only. */
  secret: z.string().startsWith('whsec_', 'invalid').nullable(),
  /** That sign its contract statements. */
  publicKeys: z.array(registeredKey),
  policy: policySchema,
  position: z.int(),
});
export type InstitutionInput = z.output<typeof institutionInput>;
