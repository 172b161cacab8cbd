import { canonicalShape } from '@/lib/kernel/verify-terms';
import { termsOf } from '@/lib/kernel/fields';
import type { TermsInput } from '@/lib/kernel/terms';
import { isReleased } from '@/lib/leases/model';
import { toPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import type { BuyoutLease } from '../model/buyout';

const ABOUT = {
  institution: { select: { kind: true, nameKo: true, nameEn: true } },
  contract: { select: { id: true, number: true, orderId: true, externalId: true, institutionId: true, terms: true, particulars: true, institution: { select: { kind: true } }, order: { select: { listingVersion: { select: { title: true } } } } } },
  instalments: { orderBy: { seq: 'asc' } },
  exitRight: true, termEnd: true,
  invoices: { where: { state: { in: ['OPEN', 'DEFERRED'] } }, select: { id: true, kind: true, amountMinor: true, creditMinor: true } },
  freezes: { where: { untilOn: null }, select: { cause: true } },
  buyouts: { where: { state: { not: 'LAPSED' } }, include: { invoice: { select: { state: true, creditMinor: true } } } },
  returns: { where: { state: { not: 'CANCELLED' } } },
} satisfies Prisma.LeaseInclude;

/** A lease with what its ending follows from. */
export type EndingLease = Prisma.LeaseGetPayload<{ include: typeof ABOUT }>;

export const findEndingLease = (db: Db | Tx, where: Prisma.LeaseWhereInput): Promise<EndingLease | null> => db.lease.findFirst({ where, include: ABOUT });

/** The same, its order and its rows held until the transaction ends: of two that would end a lease the second waits for the first. */
export async function lockEndingLease(tx: Tx, where: Prisma.LeaseWhereInput): Promise<EndingLease | null> {
  const found = await tx.lease.findFirst({ where, select: { id: true, contract: { select: { orderId: true } } } });
  if (!found) return null;
  await tx.$queryRaw`SELECT id FROM lease_order WHERE id = ${found.contract.orderId} FOR UPDATE`;
  await tx.$queryRaw`SELECT id FROM lease WHERE id = ${found.id} FOR UPDATE`;
  await tx.$queryRaw`SELECT seq FROM lease_instalment WHERE lease_id = ${found.id} ORDER BY seq FOR UPDATE`;
  return findEndingLease(tx, { id: found.id });
}

/** The terms as they were signed; the schedule may have been spread anew since. */
export const termsOfLease = ({ contract }: Pick<EndingLease, 'contract'>): TermsInput => termsOf(canonicalShape.parse(contract.terms));

/** Why a lease cannot be left now, as an error's code; null where it can. */
export function whyNotLeave({ state, instalments, freezes, buyouts, returns, invoices }: EndingLease): string | null {
  if (state !== 'ACTIVE') return 'endings.over';
  if (isReleased(instalments)) return 'endings.released';
  if (freezes.some(({ cause }) => cause === 'WITHDRAWAL' || cause === 'PAYMENT_REFUSAL')) return 'endings.rests';
  if (returns.length > 0) return 'endings.returning';
  if (buyouts.some(({ invoice }) => invoice.state !== 'CANCELLED')) return 'endings.buying';
  return invoices.some(({ kind }) => kind === 'ACCELERATION' || kind === 'SETTLEMENT') ? 'endings.called-in' : null;
}

/** What a buyout's price follows from, as the lease stands. */
export async function payable(db: Db | Tx, lease: EndingLease): Promise<BuyoutLease> {
  const bills = await db.invoice.findMany({ where: { leaseId: lease.id, kind: { in: ['INSTALMENT', 'LATE_CHARGE'] } }, select: { seq: true, kind: true } });
  const [asked, charged] = (['INSTALMENT', 'LATE_CHARGE'] as const).map((kind) => new Set(bills.filter((each) => each.kind === kind).map(({ seq }) => seq))) as [Set<number | null>, Set<number | null>];
  const credits = await db.leaseCredit.findMany({ where: { leaseId: lease.id }, select: { amountMinor: true, usedMinor: true } });
  const rows = lease.instalments.filter(({ seq }) => seq > 0).map(({ seq, dueOn, amountMinor, interestMinor, principalMinor, balanceMinor, state }) =>
    ({ seq, dueOn: toPlainDate(dueOn), amountMinor, interestMinor, principalMinor, balanceMinor, toCome: state === 'DUE' && !asked.has(seq) }));
  const first = lease.instalments.find(({ seq, state }) => seq === 0 && state === 'DUE' && !asked.has(0));
  return {
    terms: { ...termsOfLease(lease), residualMinor: lease.residualMinor }, rows,
    openMinor: lease.invoices.reduce((sum, { amountMinor, creditMinor }) => sum + amountMinor - creditMinor, first?.amountMinor ?? 0n),
    chargesMinor: lease.instalments.filter(({ seq, state }) => (state === 'DUE' || state === 'PAID') && !charged.has(seq)).reduce((sum, { lateChargeMinor }) => sum + lateChargeMinor, 0n),
    creditsMinor: credits.reduce((sum, { amountMinor, usedMinor }) => sum + amountMinor - usedMinor, 0n),
  };
}
