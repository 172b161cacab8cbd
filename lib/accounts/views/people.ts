import type { Actor, Role } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { isId } from '@/lib/platform/id';
import { cutKeyed, keyed, keysOf, type KeyPage, type KeyRequest } from '@/lib/platform/key-page';

const PAGE = 25;

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  role: Role;
  /** The seller they work for now. */
  seller: string | null;
  confirmed: boolean;
  suspendedReason: string | null;
  suspended: boolean;
  createdAt: string;
}

const PERSON = {
  id: true, name: true, email: true, phone: true, role: true, emailConfirmedAt: true, suspendedAt: true, suspendedReason: true, createdAt: true, leftSellerAt: true,
  seller: { select: { businessName: true } },
} as const;

interface Found {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  role: Role;
  emailConfirmedAt: Date | null;
  suspendedAt: Date | null;
  suspendedReason: string | null;
  createdAt: Date;
  leftSellerAt: Date | null;
  seller: { businessName: string } | null;
}

const personRow = ({ emailConfirmedAt, suspendedAt, leftSellerAt, seller, createdAt, ...row }: Found): PersonRow => ({
  ...row, seller: leftSellerAt ? null : seller?.businessName ?? null, confirmed: emailConfirmedAt !== null, suspended: suspendedAt !== null, createdAt: createdAt.toISOString(),
});

function matching(query: string | undefined) {
  const text = query?.normalize('NFC').replaceAll('\u0000', '').trim().slice(0, 100);
  if (!text) return {};
  const contains = { contains: text.replaceAll(/[\\%_]/g, String.raw`\$&`), mode: 'insensitive' as const };
  return { OR: [{ name: contains }, { email: contains }, { phone: contains }, { id: text }, { seller: { businessName: contains } }] };
}

/** People for an admin, newest first, found by name, address, telephone, id or seller. */
export async function peopleList(
  db: Db, actor: Actor, filter: KeyRequest & { query?: string; role?: Role },
): Promise<KeyPage<PersonRow>> {
  if (actor.role !== 'ADMIN') return { rows: [], next: null, previous: null };
  const keys = keysOf(filter);
  const found = await db.user.findMany({
    where: { ...matching(filter.query), ...(filter.role ? { role: filter.role } : {}) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], select: PERSON, ...keyed(keys, PAGE),
  });
  const page = cutKeyed(found, keys, PAGE);
  return { ...page, rows: page.rows.map(personRow) };
}

/** One person as an admin sees them; null for everybody else. */
export async function personDetail(db: Db, actor: Actor, id: string): Promise<PersonRow | null> {
  if (actor.role !== 'ADMIN' || !isId(id)) return null;
  const row = await db.user.findUnique({ where: { id }, select: PERSON });
  return row && personRow(row);
}
