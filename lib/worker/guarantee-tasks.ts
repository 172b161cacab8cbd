import { z } from 'zod';
import { beginGuarantee, beginMissingGuarantees } from '@/lib/guarantee/begin-guarantee';
import { closeSilentClaims } from '@/lib/guarantee/close-claim';
import { keepCareCalendar } from '@/lib/guarantee/keep-care';
import { letPurchasersGo } from '@/lib/guarantee/let-purchasers-go';
import { noteBrokenPromises, tellGuaranteeBreach } from '@/lib/guarantee/note-breaches';
import { reckonDailyCredits } from '@/lib/guarantee/reckon-credits';
import { removeUnsaidPhotos } from '@/lib/guarantee/store-claim-photo';
import type { Deps } from '@/lib/platform/db';
import type { Task } from './task';

const ofLease = z.object({ leaseId: z.string() });

export const GUARANTEE_TASKS: Record<string, Task> = {
  'begin-guarantee': async (deps, payload) => { await beginGuarantee(deps, ofLease.parse(payload)); },
  'tell-guarantee-breach': async (deps, payload) => { await tellGuaranteeBreach(deps, ofLease.parse(payload)); },
};

/** Before billing, so that what a broken promise gives back is there when the next bill is made. */
export const GUARANTEE_SWEEPS: Record<string, (deps: Deps) => Promise<void>> = {
  'begin-missing-guarantees': beginMissingGuarantees,
  'note-broken-promises': noteBrokenPromises,
  'reckon-daily-credits': reckonDailyCredits,
  'close-silent-claims': closeSilentClaims,
  'keep-care-calendar': keepCareCalendar,
  'let-purchasers-go': letPurchasersGo,
  'remove-unsaid-photos': removeUnsaidPhotos,
};
