import { SYSTEM } from '@/lib/kernel/actor';
import { setSettlementRule } from '@/lib/settlements/set-terms';
import type { Deps } from '@/lib/platform/db';

/** The account that the demo's mall pays its sellers from; what an admin has set since stays. */
export async function seedPayer(deps: Deps): Promise<void> {
  const { payerAccount } = await deps.db.settlementRule.findUniqueOrThrow({ where: { id: 1 } });
  if (payerAccount === '') await setSettlementRule(deps, SYSTEM, { weekday: '3', twoAboveMinor: 10_000_000n, payerName: '달마다', payerBank: '004', payerAccount: '12345604000123' });
}
