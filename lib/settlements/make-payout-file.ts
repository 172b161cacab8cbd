import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { seal } from '@/lib/platform/secret-box';
import { payoutAccountOf } from '@/lib/accounts/payout-account';
import type { PayoutFileInput } from './model/settlement';
import { lockHold, setOff } from './store/set-off';
import { findApproved, insertFile, moveSettlement } from './store/settlements';
import { lockRule } from './store/terms';

/**
 * Puts all approved settlements of a currency into one file for the bank, each with where its seller is paid as it stands
 * now, less what it owes meanwhile; those of sellers that are gone or suspended stay behind. The file is written from these
 * rows whenever it is fetched, always the same. Errors: `not-found`, `settlements.nothing-approved`,
 * `settlements.nothing-payable` (nothing is left of them), `settlements.no-payer` (the mall's own account is not set).
 */
export async function makePayoutFile(deps: Deps, actor: Actor, { currency }: PayoutFileInput): Promise<Result<{ fileId: string }>> {
  if (actor.role !== 'ADMIN') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const { payerName, payerBank, payerAccount } = await lockRule(tx);
    const found = await findApproved(tx, currency);
    if (found.length === 0) return err({ code: 'settlements.nothing-approved' });
    if (payerAccount === '') return err({ code: 'settlements.no-payer' });
    const approved = await payableOf(tx, found, { actor, at });
    if (approved.length === 0) return err({ code: 'settlements.nothing-payable' });
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

type Approved = Awaited<ReturnType<typeof findApproved>>[number];

/** What of them is paid now, seller by seller: nothing to who is gone or suspended, and of each what is left when its seller's debts are set off. */
async function payableOf(tx: Tx, found: readonly Approved[], { actor, at }: { actor: Actor; at: Temporal.Instant }): Promise<Approved[]> {
  const payable: Approved[] = [];
  const held = new Map<string, boolean>();
  for (const sellerId of [...new Set(found.map((row) => row.sellerId))].sort()) held.set(sellerId, await lockHold(tx, sellerId) !== null);
  for (const row of found.filter(({ sellerId }) => held.get(sellerId) === false)) {
    const { takenMinor, leftMinor } = await setOff(tx, row, at);
    if (takenMinor > 0n) await audit(tx, { actor, action: 'settlement.set-off', subject: { type: 'settlement', id: row.id }, data: { takenMinor, leftMinor }, at });
    if (leftMinor > 0n) payable.push({ ...row, totalMinor: leftMinor });
  }
  return payable;
}
