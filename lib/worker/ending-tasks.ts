import { z } from 'zod';
import { closePaidBuyouts, completeCalledIn, completeTerms } from '@/lib/endings/close-paid-buyouts';
import { remindTermEnds } from '@/lib/endings/choose-term';
import { endRefused } from '@/lib/endings/end-refused';
import { settleOverdueReturns } from '@/lib/endings/inspect-return';
import { lapseBuyouts } from '@/lib/endings/lapse-buyouts';
import { remindReturns } from '@/lib/endings/remind-returns';
import { resumeTitles, sealTitle } from '@/lib/endings/seal-title';
import { removeLooseReturnPhotos } from '@/lib/endings/store-return-photo';
import { settleTerms } from '@/lib/endings/settle-terms';
import { takeOverReturn } from '@/lib/endings/take-over-return';
import type { Deps } from '@/lib/platform/db';
import { settled, type Task } from './task';

const ofLease = z.object({ leaseId: z.string() });

export const ENDING_TASKS: Record<string, Task> = {
  'seal-title': (deps, payload) => { const of = ofLease.parse(payload); return settled(deps, 'seal-title', sealTitle(deps, of), of); },
  'take-over-return': (deps, payload) => takeOverReturn(deps, ofLease.parse(payload)),
};

/** The ways a lease ends, each by its day; after the billing, so that what is due is asked for first. */
export const ENDING_SWEEPS: Record<string, (deps: Deps) => Promise<void>> = {
  'close-paid-buyouts': closePaidBuyouts,
  'lapse-buyouts': lapseBuyouts,
  'complete-terms': completeTerms,
  'complete-called-in': completeCalledIn,
  'settle-overdue-returns': settleOverdueReturns,
  'end-refused': endRefused,
  'remind-returns': remindReturns,
  'remind-term-ends': remindTermEnds,
  'settle-terms': settleTerms,
  'resume-titles': resumeTitles,
  'remove-loose-return-photos': removeLooseReturnPhotos,
};
