import { SYSTEM } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { inputProblem } from '@/lib/kernel/zod-problem';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { hashPassword } from '@/lib/platform/password-hash';
import { createStaffInput } from './model/account';
import { containsMailName } from './model/password';
import { findForSignIn, insertUser, lockName } from './store/user';

interface Staff {
  email: string;
  name: string;
  password: string;
}

/**
 * Makes an account that needs no confirmation, by whoever may run commands on the machine.
 * Errors: `input` with fields, field `email` `accounts.email-taken`, field `password` `accounts.password-mail-name`.
 */
export async function createStaff(deps: Deps, raw: Staff & { role: 'DESK' | 'ADMIN' }): Promise<Result<{ userId: string }>> {
  const parsed = createStaffInput.safeParse(raw);
  if (!parsed.success) return err(inputProblem(parsed.error));
  const { email, name, password, role } = parsed.data;
  if (containsMailName(password, email)) return err({ code: 'input', fields: { password: 'accounts.password-mail-name' } });
  const passwordHash = await hashPassword(password);
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    await lockName(tx, 'email', email);
    if (await findForSignIn(tx, email)) return err({ code: 'input', fields: { email: 'accounts.email-taken' } });
    const userId = await insertUser(tx, { email, name, role, passwordHash, locale: 'ko', emailConfirmedAt: at, at });
    await audit(tx, { actor: SYSTEM, action: 'user.created', subject: { type: 'user', id: userId }, data: { role }, at });
    return ok({ userId });
  });
}

/** The first admin of an installation, and every further one that the command makes. */
export const createAdmin = (deps: Deps, staff: Staff): Promise<Result<{ userId: string }>> => createStaff(deps, { ...staff, role: 'ADMIN' });
