import type { Temporal } from 'temporal-polyfill';
import type { Role } from '@/lib/kernel/actor';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { mailAccount, mayMail } from './account-mail';
import { CONFIRM_HOURS } from './model/account';
import { issueToken } from './store/token';
import { deleteUnconfirmed, findForSignIn, insertSignUpConsents, insertUser, lockName, type NewUser, type SignInUser } from './store/user';

type Opening = Omit<NewUser, 'role'> & { role: Extract<Role, 'PURCHASER' | 'SELLER'> };

/** What signing up answers, whether or not there was such an account. */
export interface AccountAsked {
  email: string;
}

/**
 * Makes room for a sign-up. A confirmed account with this address stays and its owner is told by mail: false. One that
 * was never confirmed gives way, since whoever made it never showed that the address is theirs.
 */
export async function makeRoom(tx: Tx, email: string, at: Temporal.Instant): Promise<boolean> {
  await lockName(tx, 'email', email);
  const there = await findForSignIn(tx, email);
  if (!there) return true;
  if (there.emailConfirmedAt) {
    if (await mayMail(tx, email, at)) await mailAccount(tx, { kind: 'already', to: there, path: '/sign-in', at });
    return false;
  }
  return giveWay(tx, there, at);
}

/** Takes away an account with this address that nobody confirmed; false when it was confirmed meanwhile. */
export async function giveWay(tx: Tx, there: SignInUser, at: Temporal.Instant): Promise<boolean> {
  if (!(await deleteUnconfirmed(tx, there))) return false;
  await audit(tx, {
    actor: { userId: there.id, role: there.role, name: there.name }, action: 'user.deleted', subject: { type: 'user', id: there.id },
    data: { why: 'signed-up-anew' }, at,
  });
  return true;
}

/** The new account with its consents and the mail that confirms its address. */
export async function openAccount(tx: Tx, opening: Opening): Promise<string> {
  const { at } = opening;
  const id = await insertUser(tx, opening);
  await insertSignUpConsents(tx, id, at);
  const token = await issueToken(tx, id, 'CONFIRM_EMAIL', CONFIRM_HOURS, at);
  await mailAccount(tx, { kind: 'confirm', to: { ...opening, id }, path: `/confirm-email?token=${token}`, at });
  const actor = { userId: id, role: opening.role, name: opening.name };
  await audit(tx, { actor, action: 'user.signed-up', subject: { type: 'user', id }, data: { role: opening.role }, at });
  return id;
}
