import { abandonContract } from '@/lib/contracts/abandon-contract';
import { prepareContract } from '@/lib/contracts/prepare-contract';
import { refuseContract } from '@/lib/contracts/refuse-contract';
import { returnContract } from '@/lib/contracts/return-contract';
import { acceptBySilence } from '@/lib/deliveries/accept-by-silence';
import { cancelOrder } from '@/lib/deliveries/cancel-order';
import { confirmReturn } from '@/lib/deliveries/confirm-return';
import { decidePurchase } from '@/lib/deliveries/decide-purchase';
import { declineDeliveryNotice } from '@/lib/deliveries/decline-delivery-notice';
import { lapseDeliveryNotices } from '@/lib/deliveries/lapse-delivery-notices';
import { recordCarrierDelivery } from '@/lib/deliveries/record-carrier-delivery';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { closeOverdueRequests } from '@/lib/limits/close-overdue-requests';
import { checkProposal } from '@/lib/limits/check-proposal';
import { expireApprovals } from '@/lib/limits/expire-approvals';
import { decideAskInput } from '@/lib/limits/model/desk-form';
import { objectToDecline } from '@/lib/limits/object-to-decline';
import { proposeDecision } from '@/lib/limits/propose-decision';
import { revokeApproval } from '@/lib/limits/revoke-approval';
import { releaseIdleForms } from '@/lib/orders/release-idle-forms';
import type { Deps } from '@/lib/platform/db';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { done } from '../done';
import type { Cast, Standing } from './stations';
import type { Ending } from './story';

export interface Scene {
  cast: Cast;
  at: Standing;
  orderId: string;
  words: string;
  cashPriceMinor: bigint;
}

interface Leaving {
  /** Hours after the last station. */
  after: number;
  /** Where the story stands before it; absent: no order yet. */
  from?: string;
  /** False where it had been told already, which its state does not show. */
  leave: (deps: Deps, scene: Scene) => Promise<unknown>;
}

const LENDER: Actor = { userId: 'desk', role: 'INSTITUTION', name: 'desk' };

type Typed = (scene: Scene) => Record<string, unknown>;

async function propose(deps: Deps, scene: Scene, typed: Typed): Promise<string | undefined> {
  const { at: { ask }, words, cast } = scene;
  if (ask?.state !== 'REFERRED') return undefined;
  const input = decideAskInput.parse({ askId: ask.id, version: ask.version, note: words || '적은 내용을 확인했습니다.', ...typed(scene) });
  return done('proposal', await proposeDecision(deps, cast.desk, input)).proposalId;
}

/** One proposes, and as many as must agree do. */
const decideWith = (typed: Typed): Leaving['leave'] => async (deps, scene) => {
  const proposalId = await propose(deps, scene, typed);
  if (proposalId === undefined) return;
  for (const checker of scene.cast.checkers) {
    if (done('check', await checkProposal(deps, checker, { proposalId, agreed: true, note: '' })).outcome === 'DECIDED') return;
  }
};
const NO: Typed = () => ({ verdict: 'DECLINE', reasons: ['DESK_UNVERIFIED'] });
const YES: Typed = () => ({ verdict: 'APPROVE', ratePercent: '7.5', monthlyCapMinor: '300000' });

/** A large limit, approved by three. */
export const approveLarge = decideWith(() => ({ verdict: 'APPROVE', ratePercent: '7.5', monthlyCapMinor: '600000' }));

const refuse = async (deps: Deps, { orderId, words }: Scene) => {
  const { contractId } = done('contract', await prepareContract(deps, SYSTEM, { orderId }));
  done('refusal', await refuseContract(deps, LENDER, { contractId, reason: words }));
  return contractId;
};

const revoke = async (deps: Deps, { at: { ask } }: Scene) => {
  const { approval } = ask ?? {};
  if (!ask || !approval) return;
  done('revocation', await revokeApproval(deps, LENDER, {
    institutionId: ask.institutionId, externalId: approval.externalId, version: approval.version + 1, reason: '다른 곳의 연체가 확인되었습니다.',
  }));
};

/** How a story leaves the line after its last station. */
export const ENDINGS: Partial<Record<Ending, Leaving>> = {
  UNANSWERED: { after: 0.2, leave: closeOverdueRequests },
  LIMIT_LAPSED: { after: 15 * 24, leave: expireApprovals },
  GROWN_OLD: { after: 31 * 24, leave: closeOverdueRequests },
  PROPOSED: { after: 2, leave: (deps, scene) => propose(deps, scene, YES) },
  DECIDED_YES: { after: 3, leave: decideWith(YES) },
  DECIDED_NO: { after: 3, leave: decideWith(NO) },
  OBJECTED: {
    after: 3, leave: async (deps, scene) => {
      await decideWith(NO)(deps, { ...scene, words: '재직을 확인하지 못했습니다.' });
      done('objection', await objectToDecline(deps, scene.cast.purchaser, { askId: scene.at.ask?.id ?? '', text: scene.words }));
    },
  },
  DECIDED_OTHERWISE: { after: 3, leave: decideWith(({ cashPriceMinor }) => ({ verdict: 'COUNTER', ratePercent: '7.5', termMonths: '24', firstPaymentMinor: String(cashPriceMinor / 5n) })) },
  FORM_LAPSED: { after: 20 * 24, from: 'FORM', leave: releaseIdleForms },
  FORM_CANCELLED: { after: 0.1, from: 'FORM', leave: async (deps, { cast, orderId, words }) => done('cancellation', await cancelOrder(deps, cast.purchaser, { orderId, reason: words })) },
  NOT_CARRIED: { after: 0, from: 'SIGNED', leave: revoke },
  CANCELLED: { after: 2, from: 'NOTICED', leave: async (deps, { cast, orderId, words }) => done('cancellation', await cancelOrder(deps, cast.purchaser, { orderId, reason: words })) },
  DECLINED: { after: 2, from: 'NOTICED', leave: async (deps, { cast, orderId, words }) => done('refusal', await declineDeliveryNotice(deps, cast.seller, { orderId, reason: words })) },
  LAPSED: { after: 25, from: 'NOTICED', leave: lapseDeliveryNotices },
  PROVED: { after: 26, from: 'SHIPPED', leave: proveDelivery },
  SILENT: {
    after: 24, from: 'SHIPPED', leave: async (deps, scene) => {
      await proveDelivery(deps, scene);
      await acceptBySilence({ ...deps, clock: { now: () => deps.clock.now().add({ hours: 7 * 24 + 1 }) } });
    },
  },
  REFUSED: { after: 1, from: 'INSPECTED', leave: sendBack },
  RETURNED: {
    after: 1, from: 'INSPECTED', leave: async (deps, scene) => {
      await sendBack(deps, scene);
      done('return', await confirmReturn({ ...deps, clock: { now: () => deps.clock.now().add({ hours: 70 }) } }, scene.cast.seller, { orderId: scene.orderId }));
    },
  },
  CONTRACT_REFUSED: { after: 0.1, from: 'RELAYED', leave: refuse },
  ABANDONED: {
    after: 0.1, from: 'RELAYED', leave: async (deps, scene) => {
      const contractId = await refuse(deps, scene);
      done('end', await abandonContract(deps, scene.cast.admin, { contractId, round: 1, note: scene.words }));
    },
  },
  WITHDRAWN: { after: 3, from: 'SEALED', leave: async (deps, { cast, at: { order } }) => withdrawOnce(deps, cast.purchaser, order?.contracts[0]?.id ?? '') },
  PAYMENT_REFUSED: { after: 3, from: 'SEALED', leave: async (deps, { cast, at: { order }, words }) => refuseOnce(deps, cast.purchaser, order?.contracts[0]?.id ?? '', words) },
  SENT_BACK: {
    after: 2, from: 'DRAWN', leave: async (deps, { cast, at: { order }, words }) =>
      done('return', await returnContract(deps, cast.admin, { contractId: order?.contracts[0]?.id ?? '', round: order?.contracts[0]?.round ?? 1, note: words })),
  },
};

async function proveDelivery(deps: Deps, { cast, orderId }: Scene): Promise<void> {
  done('proof', await recordCarrierDelivery(deps, cast.seller, { orderId, deliveredAt: deps.clock.now().toString() }));
}

async function sendBack(deps: Deps, { cast, orderId, words }: Scene): Promise<void> {
  done('refusal', await decidePurchase(deps, cast.purchaser, { decision: 'REFUSED', orderId, note: words }));
}

/** A contract stays sealed when it is withdrawn from: begun again, the seed finds what was sent. */
async function withdrawOnce(deps: Deps, purchaser: Actor, contractId: string): Promise<boolean> {
  if (await deps.db.withdrawal.count({ where: { contractId } }) > 0) return false;
  done('withdrawal', await withdrawContract(deps, purchaser, { contractId }));
  return true;
}

async function refuseOnce(deps: Deps, purchaser: Actor, contractId: string, facts: string): Promise<boolean> {
  const lease = await deps.db.lease.findUniqueOrThrow({ where: { contractId }, select: { id: true, refusals: { select: { id: true } } } });
  if (lease.refusals.length > 0) return false;
  done('payment refusal', await refusePayment(deps, purchaser, { leaseId: lease.id, ground: 'DEFECT', facts }));
  return true;
}
