import { z } from 'zod';
import { SYSTEM } from '@/lib/kernel/actor';
import { askFinancier } from '@/lib/limits/ask-financier';
import { askSellerLimit } from '@/lib/limits/ask-seller-limit';
import { closeOverdueRequests } from '@/lib/limits/close-overdue-requests';
import { declineApproval } from '@/lib/limits/decline-approval';
import { declineStray } from '@/lib/limits/decline-stray';
import { hurryDesk } from '@/lib/limits/hurry-desk';
import { overtakeProposals } from '@/lib/limits/overtake-proposals';
import { expireApprovals } from '@/lib/limits/expire-approvals';
import { expirePreApprovals } from '@/lib/limits/expire-pre-approvals';
import { holdApproval } from '@/lib/limits/hold-approval';
import { leaveInstitution } from '@/lib/limits/leave-institution';
import { openSellerLimits } from '@/lib/limits/open-seller-limits';
import { releaseApproval } from '@/lib/limits/release-approval';
import { resumeApprovals } from '@/lib/limits/resume-approvals';
import { tellOverdueObjections } from '@/lib/limits/tell-overdue-objections';
import { useApproval } from '@/lib/limits/use-approval';
import type { Deps } from '@/lib/platform/db';

const ask = z.strictObject({ askId: z.string() });
const order = z.strictObject({ orderId: z.string() });
const approval = z.strictObject({ approvalId: z.string() });
const institution = z.strictObject({ institutionId: z.string() });
const stray = z.strictObject({ institutionId: z.string(), externalId: z.string() });
const seller = z.strictObject({ sellerId: z.string() });
const sellerLimit = z.strictObject({ sellerLimitId: z.string() });

/** What the limits storey does in the background. */
export const LIMIT_TASKS: Record<string, (deps: Deps, payload: unknown) => Promise<void>> = {
  'ask-financier': (deps, payload) => askFinancier(deps, ask.parse(payload)),
  // The desk answers in process: its questions wait for nobody outside.
  'ask-desk': (deps, payload) => askFinancier(deps, ask.parse(payload)),
  'ask-seller-limit': (deps, payload) => askSellerLimit(deps, sellerLimit.parse(payload)),
  'grant-seller-limit': async (deps, payload) => { await openSellerLimits(deps, SYSTEM, seller.parse(payload)); },
  'hold-approval': (deps, payload) => holdApproval(deps, order.parse(payload)),
  'use-approval': (deps, payload) => useApproval(deps, order.parse(payload)),
  'release-approval': (deps, payload) => releaseApproval(deps, order.parse(payload)),
  'leave-institution': (deps, payload) => leaveInstitution(deps, institution.parse(payload)),
  'decline-approval': (deps, payload) => declineApproval(deps, approval.parse(payload)),
  'decline-stray': (deps, payload) => declineStray(deps, stray.parse(payload)),
};

export const LIMIT_SWEEPS = {
  'close-overdue-limit-requests': closeOverdueRequests,
  'expire-approvals': expireApprovals,
  'tell-overdue-objections': tellOverdueObjections,
  'expire-pre-approvals': expirePreApprovals,
  'hurry-desk': hurryDesk,
  'overtake-proposals': overtakeProposals,
  'resume-approvals': resumeApprovals,
};
