import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { seal } from '@/lib/platform/secret-box';
import { payoutAccountOf } from '@/lib/accounts/payout-account';
import type { PayoutFileInput } from './model/settlement';
import { findApproved, insertFile, moveSettlement } from './store/settlements';
import { lockRule } from './store/terms';

/**
 * Puts all approved settlements of a currency into one file for the bank, each with where its seller is paid as it stands
 * now. The file is written from these rows whenever it is fetched, always the same. Errors: `not-found`,
 * `settlements.nothing-approved`, `settlements.no-payer` (the mall's own account is not set).
 */
export async function makePayoutFile(deps: Deps, actor: Actor, { currency }: PayoutFileInput): Promise<Result<{ fileId: string }>> {
  if (actor.role !== 'ADMIN') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const { payerName, payerBank, payerAccount } = await lockRule(tx);
    const approved = await findApproved(tx, currency);
    if (approved.length === 0) return err({ code: 'settlements.nothing-approved' });
    if (payerAccount === '') return err({ code: 'settlements.no-payer' });
    const totalMinor = approved.reduce((sum, row) => sum + row.totalMinor, 0n);
    const file = { currency, executeOn: businessDayFrom(plainDateIn(at)), count: approved.length, totalMinor, payerName, payerBank, payerAccount, madeById: actor.userId };
    const fileId = await insertFile(tx, file, at);
    for (const { id, seller } of approved) {
      const payeeBox = seal(payoutAccountOf(seller.payoutAccount, deps.env.encryptionKey), deps.env.encryptionKey);
      if (!await moveSettlement(tx, id, 'IN_FILE', { fileId, payeeBank: seller.payoutBank, payeeHolder: seller.payoutHolder, payeeBox })) return err({ code: 'settlements.moved-on' });
    }
    await audit(tx, { actor, action: 'payout-file.made', subject: { type: 'payout-file', id: fileId }, data: { count: approved.length, totalMinor, currency }, at });
    faultPoint('settlements:file-made');
    return ok({ fileId });
  });
}
