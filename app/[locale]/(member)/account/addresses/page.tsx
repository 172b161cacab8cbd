import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountHead } from '@/components/people/account-head';
import { AddressBook } from '@/components/people/address-book';
import { myAddresses } from '@/lib/accounts/views/addresses';
import { webDeps } from '@/lib/web/deps';
import { currentActor, signInFirst } from '@/lib/web/session';
import { removeAddressAction, saveAddressAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.nav'))('addresses') };
}

export default async function AddressesPage() {
  const [actor, { db }, t] = await Promise.all([currentActor(), webDeps(), getTranslations('people.addresses')]);
  if (!actor) return signInFirst('/account/addresses');
  return (
    <>
      <AccountHead place="addresses" lead={t('lead')} />
      <AddressBook rows={await myAddresses(db, actor)} actions={{ save: saveAddressAction, remove: removeAddressAction }} />
    </>
  );
}
