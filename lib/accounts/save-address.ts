import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { MOST_ADDRESSES, type SaveAddress } from './model/people';
import { clearDefault, insertAddress, lockAddresses, updateAddress } from './store/address';

/**
 * Keeps a new address, or changes the one that is named. The first is the default; making another the default takes it
 * from the one before. Orders that went to an address keep their own copy. Errors: `not-found`, `people.addresses-full`.
 */
export const saveAddress = (deps: Deps, actor: Actor, { addressId, isDefault, ...address }: SaveAddress): Promise<Result<{ addressId: string }>> =>
  write(deps, async (tx) => {
    const at = deps.clock.now();
    const kept = await lockAddresses(tx, actor.userId);
    if (!addressId && kept >= MOST_ADDRESSES) return err({ code: 'people.addresses-full', params: { max: MOST_ADDRESSES } });
    if (isDefault) await clearDefault(tx, actor.userId);
    if (addressId && !(await updateAddress(tx, actor.userId, addressId, { ...address, ...(isDefault ? { isDefault } : {}) }))) return err({ code: 'not-found' });
    const id = addressId ?? await insertAddress(tx, actor.userId, { ...address, isDefault: isDefault || kept === 0 }, at);
    await audit(tx, { actor, action: 'user.address-saved', subject: { type: 'user', id: actor.userId }, at });
    return ok({ addressId: id });
  });
