import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { openCase } from './store/cases';
import { findSubject, namedOf } from './store/subjects';
import { findLate, lockWithdrawal } from './store/withdrawals';
import { tellDesk } from './tell';

/** Sweep: goods that nobody confirmed back, and refunds that are not paid, after their business days. Each becomes a case for the desk, and again where it is late still so long after that was seen to. */
export async function openOverdueCases(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  for (const { id, contractId, kind } of await findLate(deps.db, at)) {
    await write(deps, async (tx) => {
      const subject = await findSubject(tx, contractId);
      // As it stands now: somebody may have done what was late, or seen to it, meanwhile.
      const late = await lockWithdrawal(tx, id) && (await findLate(tx, at, id)).some((each) => each.kind === kind);
      const caseId = subject && late ? await openCase(tx, kind, { withdrawalId: id }, { at }) : null;
      if (!subject || caseId === null) return ok(null);
      await audit(tx, { actor: SYSTEM, action: 'contract.rights-case-opened', subject: { type: 'contract', id: contractId }, data: { case: kind, noticeId: id }, at });
      const what = kind === 'GOODS_LATE' ? 'case-goods-late' : 'case-refund-late';
      await tellDesk(tx, namedOf(subject), { what, id: caseId, at, page: `/desk/rights/withdrawals/${id}` });
      return ok(null);
    });
  }
}
