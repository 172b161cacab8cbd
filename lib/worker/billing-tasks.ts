import { billLease, billLeaseJob } from '@/lib/billing/bill-lease';
import { runBilling } from '@/lib/billing/run-billing';
import { afterPayment, afterPaymentJob, clearSettled } from '@/lib/billing/overdue/after-payment';
import { lapseSettlements } from '@/lib/billing/overdue/answer-settlement';
import { sendDemands } from '@/lib/billing/overdue/send-demand';
import { tellRunDemands } from '@/lib/billing/overdue/tell-run-demands';
import { tellSteps } from '@/lib/billing/overdue/tell-steps';
import { walkOverdue } from '@/lib/billing/overdue/walk-overdue';
import type { Deps } from '@/lib/platform/db';
import type { Task } from './task';

export const BILLING_TASKS: Record<string, Task> = {
  'after-payment': async (deps, payload) => { await afterPayment(deps, afterPaymentJob.parse(payload)); },
  'bill-lease': async (deps, payload) => { await billLease(deps, billLeaseJob.parse(payload)); },
};

export const BILLING_SWEEPS: Record<string, (deps: Deps) => Promise<void>> = {
  'run-billing': runBilling,
  'clear-settled': clearSettled,
  'walk-overdue': walkOverdue,
  'send-demands': sendDemands,
  'tell-run-demands': tellRunDemands,
  'tell-overdue-steps': tellSteps,
  'lapse-settlements': lapseSettlements,
};
