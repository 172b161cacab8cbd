import { z } from 'zod';
import { mayBeCalled } from './address';
import { policySchema } from './policy';

export const INSTITUTION_KINDS = ['DESK', 'HTTP'] as const;

/** Printed in contracts. */
export const profileSchema = z.strictObject({
  businessNumber: z.string(), addressKo: z.string(), addressEn: z.string(), phone: z.string(),
});
export type InstitutionProfile = z.output<typeof profileSchema>;

export const registeredKey = z.strictObject({ keyId: z.string().min(1), pem: z.string().min(1) });

/** Standard Webhooks, symmetric: `whsec_` and base64. */
export const webhookSecret = z.string({ error: 'required' }).regex(/^whsec_(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, 'institutions.secret');

export const institutionCode = z.string({ error: 'required' }).min(1, 'required').regex(/^[a-z][a-z0-9-]{1,30}$/, 'institutions.code');

/** A financier as it is registered. */
export const institutionInput = z.strictObject({
  code: institutionCode,
  nameKo: z.string().min(1, 'required'),
  nameEn: z.string().min(1, 'required'),
  kind: z.enum(INSTITUTION_KINDS),
  profile: profileSchema,
  /** HTTP only: `https://bank.example/v1` */
  baseUrl: z.string().nullable(),
  /** Of its callbacks, `whsec_…`; HTTP only. */
  secret: webhookSecret.nullable(),
  /** That sign its contract statements. */
  publicKeys: z.array(registeredKey),
  policy: policySchema,
  position: z.int(),
});
export type InstitutionInput = z.output<typeof institutionInput>;

const text = (most: number) => z.string({ error: 'required' }).trim().max(most, 'too-long');

/** An outside financier as a person writes it down, in a form or a command. */
export const registration = z.strictObject({
  code: institutionCode,
  nameKo: text(80).min(1, 'required'),
  /** Empty: the Korean name. */
  nameEn: text(80),
  baseUrl: text(500).min(1, 'required').refine(mayBeCalled, 'institutions.url'),
  /** Empty keeps the one that is registered. */
  secret: z.union([z.literal(''), webhookSecret]),
  /** PEM (SPKI, Ed25519), any number one after another; empty for none. */
  publicKeys: text(20_000),
  policy: policySchema,
  /** What contracts print of it. Without an address they name the web address. */
  businessNumber: text(20),
  addressKo: text(200),
  addressEn: text(200),
  phone: text(40),
});
export type Registration = z.output<typeof registration>;

/** Which financier, by its code. */
export const institutionRef = z.strictObject({ code: institutionCode });
export type InstitutionRef = z.output<typeof institutionRef>;
