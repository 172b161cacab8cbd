import type { Amendment } from '@/lib/kernel/amendment';
import { approveContract } from '@/lib/contracts/approve-contract';
import { signDelivered } from '@/lib/host/seed/sign-delivered';
import { proposeRestructure } from '@/lib/supplements/propose-restructure';
import { requestSupplement } from '@/lib/supplements/request-supplement';
import { valueOf } from './catalogue';
import type { Road, Walk } from './road';

/** The way of a supplement, as far as a test wants. */
const STAGES = ['DRAWN', 'REVIEWED', 'DELIVERED', 'SIGNED', 'SEALED', 'APPLIED'] as const;
export type SupplementStage = (typeof STAGES)[number];

export const NOTE = '수입이 줄어 남은 납입을 길게 나누어 달라고 하셨습니다.';

/** Asks for it as whoever may: the purchaser, or the desk for a schedule. */
export async function ask(road: Road, { purchaser, leaseId }: Walk, amendment: Amendment): Promise<string> {
  const { deps } = road;
  switch (amendment.kind) {
    case 'ADDRESS': return valueOf(await requestSupplement(deps, purchaser, { kind: 'ADDRESS', leaseId, ...amendment.address })).supplementId;
    case 'DUE_DAY': return valueOf(await requestSupplement(deps, purchaser, { ...amendment, leaseId })).supplementId;
    case 'SCHEDULE': return valueOf(await proposeRestructure(deps, road.deskPerson, { leaseId, fromSeq: amendment.fromSeq, months: amendment.months, note: NOTE })).supplementId;
  }
}

/** Takes a supplement that was asked for on to a stage, by the use cases and jobs of its contract. */
export async function takeOn(road: Road, { purchaser }: Walk, contractId: string, to: SupplementStage): Promise<void> {
  const steps: Record<SupplementStage, () => Promise<unknown>> = {
    DRAWN: () => Promise.resolve(),
    REVIEWED: async () => valueOf(await approveContract(road.deps, road.admin, { contractId, round: 1 })),
    DELIVERED: () => road.work('deliver-contract'),
    SIGNED: () => signDelivered(road.deps, purchaser, contractId),
    SEALED: () => road.work('seal-contract'),
    APPLIED: () => road.work('apply-supplement'),
  };
  for (const stage of STAGES.slice(0, STAGES.indexOf(to) + 1)) await steps[stage]();
}
