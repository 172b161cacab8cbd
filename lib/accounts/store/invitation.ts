import type { Temporal } from 'temporal-polyfill';
import type { SellerRole } from '@/lib/kernel/actor';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { newSecretToken, tokenHash } from '@/lib/platform/secret-token';
import { INVITATION_DAYS } from '../model/staff';

const OPEN = { acceptedAt: null, revokedAt: null } as const;

const expiry = (at: Temporal.Instant) => at.add({ hours: 24 * INVITATION_DAYS });

export interface NewInvitation {
  sellerId: string;
  email: string;
  roles: SellerRole[];
  invitedById: string;
  at: Temporal.Instant;
}

/** A link's secret goes out by mail; its hash alone is kept. */
export interface SentLink {
  id: string;
  token: string;
  expiresAt: Temporal.Instant;
}

export async function insertInvitation(tx: Tx, { at, ...invitation }: NewInvitation): Promise<SentLink> {
  const [id, { token, hash }] = [newId('si'), newSecretToken()];
  await tx.staffInvitation.create({ data: { id, ...invitation, tokenHash: hash, expiresAt: toDate(expiry(at)), createdAt: toDate(at) } });
  return { id, token, expiresAt: expiry(at) };
}

/** A new link in place of the one before, which works no more. */
export async function renewInvitation(tx: Tx, id: string, at: Temporal.Instant): Promise<SentLink | null> {
  const { token, hash } = newSecretToken();
  const { count } = await tx.staffInvitation.updateMany({ where: { id, ...OPEN }, data: { tokenHash: hash, expiresAt: toDate(expiry(at)) } });
  return count === 1 ? { id, token, expiresAt: expiry(at) } : null;
}

export const findOpenInvitation = (tx: Tx, where: { sellerId: string } & ({ id: string } | { email: string })) =>
  tx.staffInvitation.findFirst({ where: { ...where, ...OPEN }, select: { id: true, email: true, roles: true } });

export const countOpenInvitations = (tx: Tx, sellerId: string): Promise<number> => tx.staffInvitation.count({ where: { sellerId, ...OPEN } });

export async function revokeOpenInvitation(tx: Tx, id: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.staffInvitation.updateMany({ where: { id, ...OPEN }, data: { revokedAt: toDate(at) } });
  return count === 1;
}

/** Whatever became of it: what the holder of its link is told. */
export const findInvitationByToken = (db: Db | Tx, token: string) =>
  db.staffInvitation.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: {
      id: true, sellerId: true, email: true, roles: true, expiresAt: true, acceptedAt: true, revokedAt: true, seller: { select: { status: true, businessName: true } },
    },
  });

/** Uses an invitation up: true for one caller only, however many come together. */
export async function closeInvitation(tx: Tx, id: string, acceptedById: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.staffInvitation.updateMany({
    where: { id, ...OPEN, expiresAt: { gt: toDate(at) } }, data: { acceptedAt: toDate(at), acceptedById },
  });
  return count === 1;
}
