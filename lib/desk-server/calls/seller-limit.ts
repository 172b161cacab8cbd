import { sellerLimitBody } from '@/lib/institutions/model/protocol';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import type { Asking } from '../caller';
import { fieldProblem, problem, zodProblem, type Served } from '../model/problem';
import { findSellerLimit, lockSeller, saveSellerLimit, sellerOfRequest } from '../store/limits';

/** POST /seller-limits: as much as is asked for, up to what the rules allow one seller, never less than is in use. */
export async function answerSellerLimit(asking: Asking, tx: Tx, input: unknown): Promise<Served> {
  const parsed = sellerLimitBody.safeParse(input);
  if (!parsed.success) return zodProblem(parsed.error);
  const { party, tenant, actor, at } = asking;
  const { requestId, seller, requested, currency } = parsed.data;
  if (currency !== undefined && currency !== tenant.rules.currency) return fieldProblem('/currency', 'currency', `This lender lends in ${tenant.rules.currency} alone.`);
  const asked = await sellerOfRequest(tx, party, requestId);
  if (asked !== undefined && asked !== seller.reference) return problem('idempotency-key-reused');
  await lockSeller(tx, party, seller.reference);
  const known = await findSellerLimit(tx, party, seller.reference, at);
  const most = [BigInt(requested), tenant.rules.sellerExposure].reduce((a, b) => (a < b ? a : b));
  const approvedMinor = known && known.usedMinor > most ? known.usedMinor : most;
  const expiresAt = at.add({ hours: 24 * tenant.rules.sellerExposureDays });
  const id = known?.id ?? newId('sl');
  await saveSellerLimit(tx, party, { id, sellerRef: seller.reference, requestId, approvedMinor, expiresAt });
  await audit(tx, { actor, action: 'tenant-seller-limit.granted', subject: { type: 'tenant-seller-limit', id }, data: { requestId, seller, approvedMinor }, at });
  return {
    status: 200,
    body: {
      sellerLimitId: id, status: 'APPROVED', approvedAmount: approvedMinor.toString(), used: (known?.usedMinor ?? 0n).toString(),
      expiresAt: expiresAt.toString(), version: (known?.version ?? 0) + 1,
    },
  };
}
