import type { Temporal } from 'temporal-polyfill';
import { err, ok, type Problem, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { hashPassword } from '@/lib/platform/password-hash';
import { containsMailName } from './model/password';
import { invitationState, type AcceptInvitation } from './model/staff';
import { giveWay, type AccountAsked } from './open-account';
import { closeInvitation, findInvitationByToken } from './store/invitation';
import { lockSeller, rejoin } from './store/staff';
import { voidTokens } from './store/token';
import { findForSignIn, insertSignUpConsents, insertUser, lockName } from './store/user';

type Invitation = NonNullable<Awaited<ReturnType<typeof findInvitationByToken>>>;
type Joining = Omit<AcceptInvitation, 'token' | 'password'> & { passwordHash: string; at: Temporal.Instant };

/** What keeps the holder of a link from using it. */
function obstacle(invitation: Invitation | null, at: Temporal.Instant): Problem | null {
  if (!invitation) return { code: 'staff.invitation-unknown' };
  const state = invitationState(invitation, at.epochMilliseconds);
  return state === 'open' ? null : { code: `staff.invitation-${state}` };
}

/** The account that works for the shop from now on: a new one, whose address the link has proved, or that of somebody who had left. */
async function enrol(tx: Tx, { sellerId, email, roles }: Invitation, { name, phone, locale, passwordHash, at }: Joining): Promise<string | null> {
  await lockName(tx, 'email', email);
  const there = await findForSignIn(tx, email);
  if (there?.emailConfirmedAt) {
    if (!(await rejoin(tx, there.id, { sellerId, sellerRoles: roles, name, phone, passwordHash, locale }))) return null;
    await voidTokens(tx, there.id, 'RESET_PASSWORD', at);
    await insertSignUpConsents(tx, there.id, at);
    return there.id;
  }
  if (there && !(await giveWay(tx, there, at))) return null;
  const id = await insertUser(tx, { email, name, phone, role: 'SELLER', sellerId, sellerRoles: roles, passwordHash, locale, emailConfirmedAt: at, at });
  await insertSignUpConsents(tx, id, at);
  await audit(tx, { actor: { userId: id, role: 'SELLER', name }, action: 'user.signed-up', subject: { type: 'user', id }, data: { role: 'SELLER' }, at });
  return id;
}

/**
 * Whoever holds the link of an invitation begins to work for the shop. A link works once, however many come together.
 * Errors: `staff.invitation-unknown`, `-expired`, `-used`, `-revoked`, `-closed`, `staff.address-taken-since`, field
 * `password` `accounts.password-mail-name`.
 */
export async function acceptInvitation(deps: Deps, _visitor: null, { token, password, ...person }: AcceptInvitation): Promise<Result<AccountAsked>> {
  const at = deps.clock.now();
  const found = await findInvitationByToken(deps.db, token);
  const early = obstacle(found, at);
  if (!found || early) return err(early ?? { code: 'staff.invitation-unknown' });
  if (containsMailName(password, found.email)) return err({ code: 'input', fields: { password: 'accounts.password-mail-name' } });
  const passwordHash = await hashPassword(password);
  return write(deps, async (tx) => {
    await lockSeller(tx, found.sellerId);
    const invitation = await findInvitationByToken(tx, token);
    const late = obstacle(invitation, at);
    if (!invitation || late) return err(late ?? { code: 'staff.invitation-unknown' });
    const userId = await enrol(tx, invitation, { ...person, passwordHash, at });
    if (!userId) return err({ code: 'staff.address-taken-since' });
    if (!(await closeInvitation(tx, invitation.id, userId, at))) return err({ code: 'conflict' });
    const { id: invitationId, sellerId, roles, email } = invitation;
    const actor = { userId, role: 'SELLER' as const, name: person.name };
    await audit(tx, { actor, action: 'staff.joined', subject: { type: 'user', id: userId }, data: { sellerId, invitationId, roles }, at });
    await addJob(tx, 'notify', {
      to: { sellerId, permission: 'staff' }, kind: 'staff.joined', params: { name: person.name, email }, href: '/seller/staff', eventKey: `staff-joined:${invitationId}`,
    });
    return ok({ email });
  });
}
