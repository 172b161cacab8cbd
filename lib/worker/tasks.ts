import { tidyAccounts } from '@/lib/accounts/tidy-accounts';
import { removeStrayPhotos } from '@/lib/catalogue/remove-stray-photos';
import { renderPhoto, renderPhotoJob } from '@/lib/catalogue/render-photo';
import { renderWaitingPhotos } from '@/lib/catalogue/render-waiting-photos';
import { renewOffers } from '@/lib/catalogue/renew-offers';
import { runBilling } from '@/lib/billing/run-billing';
import { countFigures } from '@/lib/insights/count-figures';
import { sumMovements } from '@/lib/ledger/sum-movements';
import { deliverNotice } from '@/lib/notifications/deliver-notice';
import { sendMail } from '@/lib/notifications/send-mail';
import type { Deps } from '@/lib/platform/db';
import { carryOutTransfers } from '@/lib/transfers/carry-out-transfers';
import { BILLING_SWEEPS, BILLING_TASKS } from './billing-tasks';
import { CONTRACT_SWEEPS, CONTRACT_TASKS } from './contract-tasks';
import { ENDING_SWEEPS, ENDING_TASKS } from './ending-tasks';
import { GUARANTEE_SWEEPS, GUARANTEE_TASKS } from './guarantee-tasks';
import { INSTITUTION_SWEEPS, INSTITUTION_TASKS } from './institution-tasks';
import { LISTING_SWEEPS, LISTING_TASKS } from './listing-tasks';
import { LIMIT_SWEEPS, LIMIT_TASKS } from './limit-tasks';
import { ORDER_SWEEPS, ORDER_TASKS } from './order-tasks';
import { PRIVACY_SWEEPS, PRIVACY_TASKS } from './privacy-tasks';
import { RIGHTS_SWEEPS, RIGHTS_TASKS } from './rights-tasks';
import { SETTLEMENT_SWEEPS, SETTLEMENT_TASKS } from './settlement-tasks';
import { TRANSFER_SWEEPS, TRANSFER_TASKS } from './transfer-tasks';
import { sweepNow } from './sweep-now';
import type { Task } from './task';
import { walkTime } from './walk-time';

/** Job name → use case. The composition root of background work. */
export const TASKS: Record<string, Task> = {
  notify: async (deps, payload) => { await deliverNotice(deps, payload); },
  'send-mail': (deps, payload) => sendMail(deps, payload),
  'render-photo': (deps, payload) => renderPhoto(deps, renderPhotoJob.parse(payload)),
  ...BILLING_TASKS,
  ...ENDING_TASKS,
  ...CONTRACT_TASKS,
  ...ENDING_TASKS,
  ...GUARANTEE_TASKS,
  ...INSTITUTION_TASKS,
  ...LIMIT_TASKS,
  ...LISTING_TASKS,
  ...ORDER_TASKS,
  ...PRIVACY_TASKS,
  ...RIGHTS_TASKS,
  ...SETTLEMENT_TASKS,
  ...TRANSFER_TASKS,
  'sweep-now': (deps) => sweepNow(deps, SWEEPS),
  'walk-time': (deps) => walkTime(deps, { sweeps: SWEEPS }),
};

/** Walked every minute by the domain's clock: what is overdue now, whatever hour the machine thinks it is. */
export const SWEEPS: Record<string, (deps: Deps) => Promise<void>> = {
  'tidy-accounts': tidyAccounts,
  'remove-stray-photos': removeStrayPhotos,
  'render-waiting-photos': renderWaitingPhotos,
  ...LISTING_SWEEPS,
  'renew-offers': renewOffers,
  ...LIMIT_SWEEPS,
  ...CONTRACT_SWEEPS,
  ...ORDER_SWEEPS,
  ...RIGHTS_SWEEPS,
  ...GUARANTEE_SWEEPS,
  ...BILLING_SWEEPS,
  // Before anything is billed on the day of a transfer: what falls due on it is the successor's.
  'run-billing': async (deps) => { await carryOutTransfers(deps); await runBilling(deps); },
  ...ENDING_SWEEPS,
  ...INSTITUTION_SWEEPS,
  ...SETTLEMENT_SWEEPS,
  ...TRANSFER_SWEEPS,
  ...PRIVACY_SWEEPS,
  'sum-movements': sumMovements,
  'count-figures': countFigures,
};
