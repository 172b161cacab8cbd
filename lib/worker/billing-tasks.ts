import { z } from 'zod';
import { applyGatewayEvent } from '@/lib/billing/apply-gateway-event';
import { askOpenAttempts } from '@/lib/billing/ask-open-attempts';
import { billLease, billLeaseJob } from '@/lib/billing/bill-lease';
import { chargeAttempt } from '@/lib/billing/charge-attempt';
import { collectDue } from '@/lib/billing/collect-due';
import { detachMethod, detachMethods } from '@/lib/billing/detach-method';
import { forgetCustomer, forgetCustomers } from '@/lib/billing/forget-customer';
import { attemptJob, forgetJob, refundJob, gatewayEventJob, gatewayJob, resumeJob } from '@/lib/billing/model/collection';
import { payOutCredits } from '@/lib/billing/pay-out-credits';
import { refundAttempt } from '@/lib/billing/refund-attempt';
import { refundCredit } from '@/lib/billing/refund-credit';
import { refundWithdrawal } from '@/lib/billing/refund-withdrawal';
import { resumeCollection } from '@/lib/billing/resume-collection';
import { runBilling } from '@/lib/billing/run-billing';
import { takePayouts, watchPayouts } from '@/lib/billing/take-payouts';
import { finishSetup, finishSetups } from '@/lib/payments/finish-setup';
import { methodInput } from '@/lib/payments/model/inputs';
import { afterPayment, afterPaymentJob, clearSettled } from '@/lib/billing/overdue/after-payment';
import { lapseSettlements } from '@/lib/billing/overdue/answer-settlement';
import { sendDemands } from '@/lib/billing/overdue/send-demand';
import { tellRunDemands } from '@/lib/billing/overdue/tell-run-demands';
import { tellSteps } from '@/lib/billing/overdue/tell-steps';
import { walkOverdue } from '@/lib/billing/overdue/walk-overdue';
import type { Deps } from '@/lib/platform/db';
import { deliverSandboxEvent, deliverSandboxEvents } from '@/lib/sandbox-gateway/deliver-event';
import type { Task } from './task';

const sandboxEventJob = z.object({ eventId: z.string() });

export const BILLING_TASKS: Record<string, Task> = {
  'after-payment': async (deps, payload) => { await afterPayment(deps, afterPaymentJob.parse(payload)); },
  'bill-lease': async (deps, payload) => { await billLease(deps, billLeaseJob.parse(payload)); },
  'charge-attempt': (deps, payload) => chargeAttempt(deps, attemptJob.parse(payload)),
  'detach-method': (deps, payload) => detachMethod(deps, methodInput.parse(payload)),
  'forget-customer': (deps, payload) => forgetCustomer(deps, forgetJob.parse(payload)),
  'refund-attempt': (deps, payload) => refundAttempt(deps, attemptJob.parse(payload)),
  'refund-credit': (deps, payload) => refundCredit(deps, refundJob.parse(payload)),
  'refund-withdrawal': (deps, payload) => refundWithdrawal(deps, refundJob.parse(payload)),
  'resume-collection': (deps, payload) => resumeCollection(deps, resumeJob.parse(payload)),
  'apply-gateway-event': (deps, payload) => applyGatewayEvent(deps, gatewayEventJob.parse(payload)),
  'take-payouts': (deps, payload) => takePayouts(deps, gatewayJob.parse(payload)),
  'finish-setup': async (deps, payload) => { await finishSetup(deps, methodInput.parse(payload)); },
  'deliver-sandbox-event': (deps, payload) => deliverSandboxEvent(deps, sandboxEventJob.parse(payload)),
};

export const BILLING_SWEEPS: Record<string, (deps: Deps) => Promise<void>> = {
  'run-billing': runBilling,
  'collect-due': collectDue,
  'ask-open-attempts': askOpenAttempts,
  'pay-out-credits': payOutCredits,
  'watch-payouts': watchPayouts,
  'finish-setups': finishSetups,
  'detach-methods': detachMethods,
  'forget-customers': forgetCustomers,
  'deliver-sandbox-events': deliverSandboxEvents,
  'clear-settled': clearSettled,
  'walk-overdue': walkOverdue,
  'send-demands': sendDemands,
  'tell-run-demands': tellRunDemands,
  'tell-overdue-steps': tellSteps,
  'lapse-settlements': lapseSettlements,
};
