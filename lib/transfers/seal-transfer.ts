import { SYSTEM } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { sealPdf } from '@/lib/platform/pdf/seal-pdf';
import { ensureCertificate } from '@/lib/signing/ensure-certificate';
import { drawAgreement } from './document/draw-agreement';
import { findAgreement, findSealer, findSignatures } from './store/agreement';
import { findTransfer, keepSealed } from './store/transfers';

/**
 * The job behind the second signature: the agreement with both signatures is drawn and sealed by the financier's
 * certificate outside any transaction, then kept. Run again, it finds the one that is there.
 */
export async function sealTransfer(deps: Deps, { transferId }: { transferId: string }): Promise<Result<null>> {
  const transfer = await findTransfer(deps.db, transferId);
  if (!transfer) return err({ code: 'not-found' });
  if (transfer.state !== 'SIGNED' || transfer.sealedId !== null) return ok(null);
  const key = await ensureCertificate(deps, await findSealer(deps.db, transfer.institutionId));
  if (!key.ok) return key;
  const at = deps.clock.now();
  const drawn = await drawAgreement(await findAgreement(deps.db, transfer), at, await findSignatures(deps.db, transferId));
  const data = await sealPdf(drawn, { ...key.value, reason: `${transfer.number} 임대차 승계 합의`, at, timestampUrl: deps.env.timestampUrl ?? null });
  return write(deps, async (tx) => {
    if (!await keepSealed(tx, transfer, data, at)) return err({ code: 'transfers.moved-on' });
    await audit(tx, { actor: SYSTEM, action: 'transfer.sealed', subject: { type: 'transfer', id: transferId }, at });
    return ok(null);
  });
}
