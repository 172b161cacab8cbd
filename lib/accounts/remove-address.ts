import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { AddressInput } from './model/people';
import { deleteAddress, lockAddresses } from './store/address';

/** Takes an address out of one's own book. Errors: `not-found`. */
export const removeAddress = (deps: Deps, actor: Actor, { addressId }: AddressInput): Promise<Result<null>> =>
  write(deps, async (tx) => {
    await lockAddresses(tx, actor.userId);
    if (!(await deleteAddress(tx, actor.userId, addressId))) return err({ code: 'not-found' });
    await audit(tx, { actor, action: 'user.address-removed', subject: { type: 'user', id: actor.userId }, at: deps.clock.now() });
    return ok(null);
  });
