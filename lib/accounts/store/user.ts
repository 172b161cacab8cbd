import type { Temporal } from 'temporal-polyfill';
import type { Role, SellerRole } from '@/lib/kernel/actor';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { CONSENT_VERSION, MALL, SIGN_UP_CONSENTS } from '../model/consent';

const SIGN_IN = {
  id: true, email: true, name: true, role: true, sellerId: true, leftSellerAt: true, sellerRoles: true, passwordHash: true, hasPassword: true, sessionEpoch: true, locale: true,
  emailConfirmedAt: true, suspendedAt: true, closedAt: true, seller: { select: { status: true, businessName: true } },
} as const;

export const findForSignIn = (db: Db | Tx, email: string) => db.user.findUnique({ where: { email }, select: SIGN_IN });
export const findUser = (db: Db | Tx, id: string) => db.user.findUnique({ where: { id }, select: SIGN_IN });
export type SignInUser = NonNullable<Awaited<ReturnType<typeof findForSignIn>>>;

/** Two writes about one address, one business number or the clock wait for each other, until the transaction ends. */
export async function lockName(tx: Tx, kind: 'email' | 'business' | 'clock', name: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${kind}:${name}`}, 0))`;
}

export interface NewUser {
  email: string;
  name: string;
  phone?: string;
  birthDate?: string;
  role: Role;
  sellerId?: string;
  sellerRoles?: SellerRole[];
  passwordHash: string;
  /** Where there is none, the hash fits nothing. */
  hasPassword?: boolean;
  locale: string;
  emailConfirmedAt?: Temporal.Instant;
  at: Temporal.Instant;
}

export async function insertUser(tx: Tx, user: NewUser): Promise<string> {
  const id = newId('p');
  await tx.user.create({
    data: {
      id, email: user.email, name: user.name, phone: user.phone ?? null, role: user.role, sellerId: user.sellerId ?? null,
      sellerRoles: user.sellerRoles ?? [],
      birthDate: user.birthDate ? fromPlainDate(user.birthDate) : null, passwordHash: user.passwordHash, hasPassword: user.hasPassword ?? true, locale: user.locale,
      emailConfirmedAt: user.emailConfirmedAt ? toDate(user.emailConfirmedAt) : null, createdAt: toDate(user.at),
    },
  });
  return id;
}

/** Once a person: who comes back has given them already. */
export async function insertSignUpConsents(tx: Tx, userId: string, at: Temporal.Instant): Promise<void> {
  await tx.consent.createMany({
    data: SIGN_UP_CONSENTS.map((code) => ({
      id: newId('cs'), userId, code, recipient: MALL, version: CONSENT_VERSION, subjectType: 'user', subjectId: userId, givenAt: toDate(at),
    })),
    skipDuplicates: true,
  });
}

/** Takes away an account that nobody ever came into, and its seller where nobody else belongs to it. */
export async function deleteUnconfirmed(tx: Tx, user: { id: string; sellerId: string | null }): Promise<boolean> {
  // One that is being confirmed at this moment is waited for, and then stays.
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM app_user WHERE id = ${user.id} AND email_confirmed_at IS NULL FOR UPDATE`;
  if (locked.length === 0) return false;
  await tx.accountToken.deleteMany({ where: { userId: user.id } });
  await tx.consent.deleteMany({ where: { userId: user.id } });
  await tx.notification.deleteMany({ where: { userId: user.id } });
  await tx.signInIdentity.deleteMany({ where: { userId: user.id } });
  await tx.user.delete({ where: { id: user.id }, select: { id: true } });
  if (user.sellerId) await tx.seller.deleteMany({ where: { id: user.sellerId, users: { none: {} }, listings: { none: {} } } });
  return true;
}

export async function confirmUser(tx: Tx, userId: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.user.updateMany({ where: { id: userId, emailConfirmedAt: null }, data: { emailConfirmedAt: toDate(at) } });
  return count === 1;
}

/** Sets a password and ends every session. With `from`, only where that is still the old one. */
export async function replacePassword(tx: Tx, userId: string, passwordHash: string, from?: string): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, ...(from ? { passwordHash: from } : {}) }, data: { passwordHash, hasPassword: true, sessionEpoch: { increment: 1 } },
  });
  return count === 1;
}

export async function endSessions(tx: Tx, where: { id: string } | { sellerId: string }): Promise<number> {
  const { count } = await tx.user.updateMany({ where, data: { sessionEpoch: { increment: 1 } } });
  return count;
}

export async function updateProfile(tx: Tx, userId: string, data: { name: string; phone: string } | { locale: string }): Promise<void> {
  await tx.user.update({ where: { id: userId }, data, select: { id: true } });
}

export async function setEmail(tx: Tx, userId: string, from: string, to: string): Promise<boolean> {
  const { count } = await tx.user.updateMany({ where: { id: userId, email: from, closedAt: null }, data: { email: to } });
  return count === 1;
}

export async function setSuspended(tx: Tx, userId: string, to: { at: Temporal.Instant; reason: string } | null): Promise<boolean> {
  const { count } = to
    ? await tx.user.updateMany({
      where: { id: userId, suspendedAt: null },
      data: { suspendedAt: toDate(to.at), suspendedReason: to.reason, sessionEpoch: { increment: 1 } },
    })
    : await tx.user.updateMany({ where: { id: userId, suspendedAt: { not: null } }, data: { suspendedAt: null, suspendedReason: null } });
  return count === 1;
}

export const findForRole = (tx: Tx, id: string) =>
  tx.user.findUnique({ where: { id }, select: { id: true, role: true, sellerId: true, sellerRoles: true, leftSellerAt: true, birthDate: true } });

/** Gives another role and ends every session of the old one. Whom an admin puts into a shop owns it: who else is to, its owners then say. */
export async function setRole(tx: Tx, userId: string, from: Role, to: { role: Role; sellerId: string | null }): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, role: from },
    data: { ...to, sellerRoles: to.sellerId ? ['OWNER'] : [], leftSellerAt: null, sessionEpoch: { increment: 1 } },
  });
  return count === 1;
}

export const findUnconfirmedBefore = (db: Db, before: Temporal.Instant, take: number) =>
  db.user.findMany({
    where: { emailConfirmedAt: null, createdAt: { lt: toDate(before) } }, select: { id: true, sellerId: true }, orderBy: { createdAt: 'asc' }, take,
  });
