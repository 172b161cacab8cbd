import { billLease, billLeaseJob } from '@/lib/billing/bill-lease';
import { runBilling } from '@/lib/billing/run-billing';
import type { Deps } from '@/lib/platform/db';
import type { Task } from './task';

export const BILLING_TASKS: Record<string, Task> = {
  'bill-lease': async (deps, payload) => { await billLease(deps, billLeaseJob.parse(payload)); },
};

export const BILLING_SWEEPS: Record<string, (deps: Deps) => Promise<void>> = {
  'run-billing': runBilling,
};
