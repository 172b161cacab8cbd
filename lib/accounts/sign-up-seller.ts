import type { Temporal } from 'temporal-polyfill';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { hashPassword } from '@/lib/platform/password-hash';
import type { SignUpSeller } from './model/sign-up';
import { makeRoom, openAccount, type AccountAsked } from './open-account';
import { findSellerByNumber, insertSeller } from './store/seller';
import { deleteUnconfirmed, lockName } from './store/user';

/** A business number belongs to the first whose mail is confirmed; those who never confirmed give way. */
async function numberIsFree(tx: Tx, businessNumber: string): Promise<boolean> {
  await lockName(tx, 'business', businessNumber);
  const there = await findSellerByNumber(tx, businessNumber);
  if (!there) return true;
  if (there.status !== 'PENDING' || there.users.some((user) => user.emailConfirmedAt)) return false;
  for (const user of there.users) {
    if (!(await deleteUnconfirmed(tx, { id: user.id, sellerId: there.id }))) return false;
  }
  return true;
}

/**
 * Opens a seller and the account of its first member; it waits for an admin once the mail is confirmed. The answer is
 * the same where the address already has an account. Errors: field `businessNumber` `accounts.business-number-taken`.
 */
export async function signUpSeller(deps: Deps, _visitor: null, input: SignUpSeller): Promise<Result<AccountAsked>> {
  const passwordHash = await hashPassword(input.password);
  return write(deps, (tx) => enrol(tx, input, { passwordHash, keyHex: deps.env.encryptionKey, at: deps.clock.now() }));
}

async function enrol(tx: Tx, input: SignUpSeller, { passwordHash, keyHex, at }: { passwordHash: string; keyHex: string; at: Temporal.Instant }): Promise<Result<AccountAsked>> {
  const room = await makeRoom(tx, input.email, at);
  if (!(await numberIsFree(tx, input.businessNumber))) {
    return err({ code: 'input', fields: { businessNumber: 'accounts.business-number-taken' } });
  }
  if (!room) return ok({ email: input.email });
  const { email, name, phone, locale } = input;
  const sellerId = await insertSeller(tx, input, { keyHex, at });
  const userId = await openAccount(tx, { email, name, phone, locale, role: 'SELLER', sellerId, sellerRoles: ['OWNER'], passwordHash, at });
  await audit(tx, {
    actor: { userId, role: 'SELLER', sellerId, name }, action: 'seller.applied', subject: { type: 'seller', id: sellerId },
    data: { businessNumber: input.businessNumber }, at,
  });
  return ok({ email });
}
