import 'server-only';
import { getServerSession } from 'next-auth';
import { headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { cache } from 'react';
import { noteSession } from '@/lib/accounts/note-session';
import { maySeller, type SellerPermission } from '@/lib/accounts/model/seller-roles';
import { liveSession, type SessionActor } from '@/lib/accounts/views/session';
import type { Role } from '@/lib/kernel/actor';
import { signInFor } from './address';
import { authOptions } from './auth';
import { webDeps } from './deps';

/** Who is signed in, checked against the database at every request: an ended session, an ended epoch or a suspension is nobody. */
export const currentActor = cache(async (): Promise<SessionActor | null> => {
  const claim = await getServerSession(authOptions);
  if (!claim?.userId) return null;
  const deps = await webDeps();
  const live = await liveSession(deps.db, { userId: claim.userId, epoch: claim.epoch, sessionId: claim.sessionId });
  if (live) await noteSession(deps, live);
  return live?.actor ?? null;
});

/** Sends somebody without a session to sign in, and back here afterwards. */
export async function signInFirst(path: string): Promise<never> {
  redirect(signInFor(await headers(), path));
}

/** For pages: the actor in this role; others are sent to sign in, or told that their account does not open this. A seller's pages say what they need: {@link sellerPage}. */
export async function pageActor(role: Exclude<Role, 'SELLER'>, path: string): Promise<SessionActor> {
  const actor = await currentActor();
  if (!actor) return signInFirst(path);
  if (actor.role !== role) forbidden();
  return actor;
}

/** For a seller's pages: the actor who may do this in a shop. Others in the shop are told that their account does not open this. */
export async function sellerPage(permission: SellerPermission, path: string): Promise<SessionActor> {
  const actor = await currentActor();
  if (!actor) return signInFirst(path);
  if (!maySeller(actor, permission)) forbidden();
  return actor;
}

/** For titles: what another role does not see has no title either. Who is not signed in is sent away by the page itself. */
export async function titleFor(role: Exclude<Role, 'SELLER'>): Promise<void> {
  const actor = await currentActor();
  if (actor && actor.role !== role) forbidden();
}

/** The same for a seller's pages. */
export async function sellerTitle(permission: SellerPermission): Promise<void> {
  const actor = await currentActor();
  if (actor && !maySeller(actor, permission)) forbidden();
}
