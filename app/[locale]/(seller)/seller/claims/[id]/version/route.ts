import { claimVersionRoute } from '@/lib/web/claim-version';

/** For an open page of a claim, which asks every 15 seconds. */
export const GET = claimVersionRoute('SELLER');
