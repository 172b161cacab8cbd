import { createHash } from 'node:crypto';
import { particularsShape } from '@/lib/contracts/model/particulars';
import { SYSTEM } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toInstant } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { addJob } from '@/lib/platform/jobs';
import { sealPdf } from '@/lib/platform/pdf/seal-pdf';
import { ensureCertificate } from '@/lib/signing/ensure-certificate';
import { drawTitle, type Title } from './document/draw-title';
import { findAllUntitled, findUntitled, insertTitle, type TitledLease } from './store/titles';
import { tellPurchaser } from './tell';

/** Longer than such a job takes. */
const STUCK_MINUTES = 10;

/**
 * The job `seal-title`: the goods are their purchaser's, and a paper says so: drawn and sealed by the certificate of who
 * held title in them, outside any transaction, then kept and told of in one. Done again, it finds what is there. @throws
 * Error where the time-stamp server gives no good stamp, so that the job is tried again
 */
export async function sealTitle(deps: Deps, { leaseId }: { leaseId: string }): Promise<Result<null>> {
  const lease = await findUntitled(deps.db, leaseId);
  if (!lease) return ok(null);
  const key = await ensureCertificate(deps, lease.institution);
  if (!key.ok) return key;
  const [at, title] = [deps.clock.now(), titleOf(lease)];
  const data = await sealPdf(await drawTitle(title, at), { ...key.value, reason: `${title.number} 소유권 이전 확인`, at, timestampUrl: deps.env.timestampUrl ?? null });
  faultPoint('seal-title:sealed');
  return write(deps, async (tx) => {
    const { number, transferredOn } = title;
    const sha256 = createHash('sha256').update(data).digest('hex');
    if (!await insertTitle(tx, { leaseId, number, data, sha256, transferredOn, at })) return ok(null);
    await audit(tx, { actor: SYSTEM, action: 'lease.title-sealed', subject: { type: 'lease', id: leaseId }, data: { number, documentSha256: sha256 }, at });
    const named = { ...lease, contract: { order: { listingVersion: { title: title.goods.title } } } };
    await tellPurchaser(tx, named, { what: 'title-sealed', key: leaseId, at });
    faultPoint('seal-title:written');
    return ok(null);
  });
}

/** Sweep: leases that ended so and of which no paper says it: their job is lost, or they ended before there were such papers. */
export async function resumeTitles(deps: Deps): Promise<void> {
  const waiting = await findAllUntitled(deps.db, deps.clock.now().subtract({ minutes: STUCK_MINUTES }));
  if (waiting.length === 0) return;
  await write(deps, async (tx) => {
    for (const { id } of waiting) await addJob(tx, 'seal-title', { leaseId: id }, { key: `seal-title:${id}` });
    return ok(null);
  });
}

function titleOf(lease: TitledLease): Title {
  const { purchaser, seller, financier, goods } = particularsShape.parse(lease.contract.particulars);
  return {
    number: `${lease.number}-T`, leaseNumber: lease.number, contractNumber: lease.contract.number, goods: { ...goods, serial: lease.unit.serial },
    how: lease.endCause === 'COMPLETED' ? 'PAID' : lease.buyouts.some(({ atTerm }) => atTerm) ? 'BOUGHT_AT_TERM' : 'BOUGHT_EARLY',
    transferredOn: plainDateIn(toInstant(lease.endedAt ?? lease.endsOn), lease.timeZone), financier, seller, purchaserName: lease.purchaserName ?? purchaser.name,
    currency: lease.currency, ...lease.paid,
  };
}
