import { z } from 'zod';
import { sealPayoutAccounts } from '@/lib/accounts/seal-payout-accounts';
import type { Deps } from '@/lib/platform/db';
import { clawBackReturned } from '@/lib/settlements/claw-back';
import { makeRemittances } from '@/lib/settlements/make-remittances';
import { passOnFirstPayment } from '@/lib/settlements/pass-on-first-payment';
import { releaseHoldbacks } from '@/lib/settlements/release-holdbacks';
import { releaseToSellers } from '@/lib/settlements/release-to-sellers';
import { runSettlements } from '@/lib/settlements/run-settlements';
import { resumeRemittances, sendRemittance } from '@/lib/settlements/send-remittance';
import type { Task } from './task';

const ofRemittance = z.object({ remittanceId: z.string() });
const ofLease = z.object({ leaseId: z.string() });

export const SETTLEMENT_TASKS: Record<string, Task> = {
  'pass-on-first-payment': async (deps, payload) => { await passOnFirstPayment(deps, ofLease.parse(payload)); },
  'send-remittance': async (deps, payload) => { await sendRemittance(deps, ofRemittance.parse(payload)); },
};

/** In this order: what is owed to sellers and by them, then the settlements made of it. */
export const SETTLEMENT_SWEEPS: Record<string, (deps: Deps) => Promise<void>> = {
  'seal-payout-accounts': sealPayoutAccounts,
  'release-to-sellers': releaseToSellers,
  'release-holdbacks': releaseHoldbacks,
  'claw-back-returned': clawBackReturned,
  'run-settlements': runSettlements,
  'make-remittances': makeRemittances,
  'resume-remittances': resumeRemittances,
};
