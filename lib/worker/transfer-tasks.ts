import { z } from 'zod';
import type { Deps } from '@/lib/platform/db';
import { drawTransfer } from '@/lib/transfers/draw-transfer';
import { findSuccessors } from '@/lib/transfers/find-successors';
import { lapseTransfers } from '@/lib/transfers/lapse-transfers';
import { resumeTransfers } from '@/lib/transfers/resume-transfers';
import { sealTransfer } from '@/lib/transfers/seal-transfer';
import { settled, type Task } from './task';

const transferJob = z.object({ transferId: z.string() });

export const TRANSFER_TASKS: Record<string, Task> = {
  'draw-transfer': (deps, payload) => { const of = transferJob.parse(payload); return settled(deps, 'draw-transfer', drawTransfer(deps, of), of); },
  'seal-transfer': (deps, payload) => { const of = transferJob.parse(payload); return settled(deps, 'seal-transfer', sealTransfer(deps, of), of); },
};

export const TRANSFER_SWEEPS: Record<string, (deps: Deps) => Promise<void>> = {
  'find-successors': findSuccessors,
  'lapse-transfers': lapseTransfers,
  'resume-transfers': resumeTransfers,
};
