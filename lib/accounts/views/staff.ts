import type { Temporal } from 'temporal-polyfill';
import type { Actor, SellerRole } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { maskedEmail } from '../model/email';
import { sellerFor } from '../model/seller-roles';
import { invitationState, MOST_STAFF, type InvitationState } from '../model/staff';
import { findInvitationByToken } from '../store/invitation';

export interface StaffRow {
  id: string;
  name: string;
  email: string;
  roles: SellerRole[];
  suspended: boolean;
  /** RFC 3339; null for who has not signed in yet. */
  lastSignInAt: string | null;
  self: boolean;
  /** Without this person nobody who may sign in would own the shop. */
  lastOwner: boolean;
}

export interface InvitationRow {
  id: string;
  email: string;
  roles: SellerRole[];
  invitedBy: string;
  expiresAt: string;
  expired: boolean;
}

export interface Staff {
  businessName: string;
  /** Only an approved shop invites. */
  mayInvite: boolean;
  people: StaffRow[];
  invitations: InvitationRow[];
}

/** The people of a shop and those it has asked, for its owners; null for everybody else. Both are bounded by {@link MOST_STAFF}. */
export async function shopStaff(db: Db, actor: Actor, now: Temporal.Instant): Promise<Staff | null> {
  const sellerId = sellerFor(actor, 'staff');
  const shop = sellerId && await db.seller.findUnique({
    where: { id: sellerId },
    select: {
      businessName: true, status: true,
      users: {
        where: { leftSellerAt: null }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: 2 * MOST_STAFF,
        select: { id: true, name: true, email: true, sellerRoles: true, suspendedAt: true },
      },
      invitations: {
        where: { acceptedAt: null, revokedAt: null }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: MOST_STAFF,
        select: { id: true, email: true, roles: true, expiresAt: true, invitedBy: { select: { name: true } } },
      },
    },
  });
  if (!shop) return null;
  const seen = await lastSignIns(db, shop.users.map(({ id }) => id));
  const owners = shop.users.filter(({ sellerRoles, suspendedAt }) => sellerRoles.includes('OWNER') && !suspendedAt);
  return {
    businessName: shop.businessName, mayInvite: shop.status === 'APPROVED',
    people: shop.users.map(({ id, name, email, sellerRoles, suspendedAt }) => ({
      id, name, email, roles: sellerRoles, suspended: suspendedAt !== null, lastSignInAt: seen.get(id) ?? null, self: id === actor.userId,
      lastOwner: owners.length === 1 && owners[0]?.id === id,
    })),
    invitations: shop.invitations.map(({ id, email, roles, expiresAt, invitedBy }) => ({
      id, email, roles, invitedBy: invitedBy.name, expiresAt: expiresAt.toISOString(), expired: expiresAt.getTime() <= now.epochMilliseconds,
    })),
  };
}

/** The newest sign-in that each person's own log tells of. */
async function lastSignIns(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; at: Date }[]>`
    SELECT p.id, e.at FROM unnest(${ids}::text[]) p (id) CROSS JOIN LATERAL (
      SELECT at FROM audit_entry WHERE subject_type = 'user' AND subject_id = p.id AND action = 'user.signed-in' ORDER BY seq DESC LIMIT 1) e`;
  return new Map(rows.map(({ id, at }) => [id, at.toISOString()]));
}

export interface InvitationSeen {
  state: InvitationState;
  /** Masked: enough to know one's own. */
  email: string;
  shop: string;
  roles: SellerRole[];
  expiresAt: string;
}

/** What the holder of an invitation's link is shown; null where no invitation has this link (any more). */
export async function invitationByToken(db: Db, token: string, now: Temporal.Instant): Promise<InvitationSeen | null> {
  const found = token && await findInvitationByToken(db, token.slice(0, 200));
  if (!found) return null;
  const { email, seller, roles, expiresAt } = found;
  return { state: invitationState(found, now.epochMilliseconds), email: maskedEmail(email), shop: seller.businessName, roles, expiresAt: expiresAt.toISOString() };
}
