import { ok } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { findPlainAccounts, sealAccount } from './store/seller';

/** Sweep: numbers of accounts that were kept in the clear before numbers were encrypted. */
export async function sealPayoutAccounts(deps: Deps): Promise<void> {
  for (const seller of await findPlainAccounts(deps.db)) await write(deps, async (tx) => ok(await sealAccount(tx, seller, deps.env.encryptionKey)));
}
