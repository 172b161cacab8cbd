import { z } from 'zod';

/** The texts that are agreed to when signing up, and the version that was shown. */
export const SIGN_UP_CONSENTS = ['TERMS', 'PRIVACY'] as const;
export const CONSENT_VERSION = '2026-01';
/** Whose use it is for. */
export const MALL = 'dalmada';

/** A tick that must be set by hand. */
export const tick = z.boolean({ error: 'consent' }).refine((ticked) => ticked, 'consent');
