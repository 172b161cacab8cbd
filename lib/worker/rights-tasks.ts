import { z } from 'zod';
import type { Deps } from '@/lib/platform/db';
import { openOverdueCases } from '@/lib/rights/open-overdue-cases';
import { settleSilentRefusals } from '@/lib/rights/settle-silent-refusals';
import { takeUpWithdrawals } from '@/lib/rights/take-up-withdrawal';
import { resumeContractEvents, tellContractEvent } from '@/lib/rights/tell-contract-event';
import type { Task } from './task';

const ofEvent = z.object({ eventId: z.string() });

export const RIGHTS_TASKS: Record<string, Task> = {
  'tell-contract-event': async (deps, payload) => { await tellContractEvent(deps, ofEvent.parse(payload)); },
};

/** The clocks of withdrawals and payment refusals. */
export const RIGHTS_SWEEPS: Record<string, (deps: Deps) => Promise<void>> = {
  'take-up-withdrawals': takeUpWithdrawals,
  'settle-silent-refusals': settleSilentRefusals,
  'open-overdue-cases': openOverdueCases,
  'resume-contract-events': resumeContractEvents,
};
