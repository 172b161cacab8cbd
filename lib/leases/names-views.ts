import type { Actor } from '@/lib/kernel/actor';
import { readsBooks } from '@/lib/ledger/views/readers';
import type { Db } from '@/lib/platform/db';

/** What people call those whose ids stand in the books. What is not there has no name: a gateway is called by its code. */
export interface NamesInBooks {
  parties: Record<string, { ko: string; en: string }>;
  /** Their numbers. */
  leases: Record<string, string>;
}

type Named = Iterable<{ partyId: string | null; leaseId: string | null }>;

/** Names of whoever some lines are about; nothing for who does not read the books. */
export async function namesInBooks(db: Db, actor: Actor, lines: Named): Promise<NamesInBooks> {
  if (!readsBooks(actor)) return { parties: {}, leases: {} };
  const all = [...lines];
  const idsOf = (key: 'partyId' | 'leaseId') => ({ in: [...new Set(all.flatMap((line) => line[key] ?? []))] });
  const [people, sellers, institutions, leases] = await Promise.all([
    db.user.findMany({ where: { id: idsOf('partyId') }, select: { id: true, name: true } }),
    db.seller.findMany({ where: { id: idsOf('partyId') }, select: { id: true, businessName: true } }),
    db.institution.findMany({ where: { id: idsOf('partyId') }, select: { id: true, nameKo: true, nameEn: true } }),
    db.lease.findMany({ where: { id: idsOf('leaseId') }, select: { id: true, number: true } }),
  ]);
  return {
    parties: Object.fromEntries([
      ...people.map(({ id, name }) => [id, { ko: name, en: name }] as const), ...sellers.map(({ id, businessName }) => [id, { ko: businessName, en: businessName }] as const),
      ...institutions.map(({ id, nameKo, nameEn }) => [id, { ko: nameKo, en: nameEn }] as const),
    ]),
    leases: Object.fromEntries(leases.map(({ id, number }) => [id, number])),
  };
}

/** Ids from what people type: the number of a lease, a person's mail address, which for whoever works in a shop is the shop; anything else is taken for an id. */
export async function idsInBooks(db: Db, actor: Actor, { party, lease }: { party: string; lease: string }): Promise<{ party: string; lease: string }> {
  if (!readsBooks(actor)) return { party: '', lease: '' };
  const [person, named] = await Promise.all([
    party.includes('@') ? db.user.findUnique({ where: { email: party.toLowerCase() }, select: { id: true, sellerId: true } }) : null,
    lease && !lease.startsWith('l_') ? db.lease.findUnique({ where: { number: lease }, select: { id: true } }) : null,
  ]);
  return { party: person?.sellerId ?? person?.id ?? party, lease: named?.id ?? lease };
}
