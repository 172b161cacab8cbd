import { SYSTEM } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { drawAgreement } from './document/draw-agreement';
import { findTransfer, keepDocument } from './store/transfers';
import { findAgreement } from './store/agreement';
import { tellSides } from './tell';

/** The job behind an approval: the agreement is drawn outside any transaction, then kept, and both are asked to sign it. Run again, it finds the one that is there. */
export async function drawTransfer(deps: Deps, { transferId }: { transferId: string }): Promise<Result<null>> {
  const transfer = await findTransfer(deps.db, transferId);
  if (!transfer) return err({ code: 'not-found' });
  if (transfer.state !== 'APPROVED' || transfer.documentId !== null) return ok(null);
  const at = deps.clock.now();
  const data = await drawAgreement(await findAgreement(deps.db, transfer), at);
  return write(deps, async (tx) => {
    // Another run was faster, or it was taken back: the file goes with this transaction.
    if (!await keepDocument(tx, transfer, data, at)) return err({ code: 'transfers.moved-on' });
    await audit(tx, { actor: SYSTEM, action: 'transfer.drawn', subject: { type: 'transfer', id: transferId }, at });
    await tellSides(tx, transfer, ['FROM', 'TO'], { what: 'approved', params: { lapseBy: transfer.lapseBy.toISOString() }, at });
    return ok(null);
  });
}
