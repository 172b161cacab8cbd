import { ChevronRight } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { SellerStanding } from '@/components/accounts/seller-standing';
import { accountPlaces } from '@/components/people/account-places';
import { PageHeader } from '@/components/ui/page-header';
import { myAccount } from '@/lib/accounts/views/account';
import { webDeps } from '@/lib/web/deps';
import { currentActor, signInFirst } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.account');
  return { title: t('title') };
}

export default async function AccountPage() {
  const [actor, deps, t, people, role] = await Promise.all([
    currentActor(), webDeps(), getTranslations('accounts.account'), getTranslations('people'), getTranslations('common.role'),
  ]);
  const account = actor && await myAccount(deps.db, actor);
  if (!account) return signInFirst('/account');
  const who = [account.name, account.email, account.seller ? `${role(account.role)} · ${account.seller.businessName}` : role(account.role)];
  return (
    <>
      <PageHeader title={t('title')} lead={who.join(' · ')} />
      {account.seller && <div className="mb-8"><SellerStanding seller={account.seller} formHref="/seller/profile" /></div>}
      <ul className="border-t border-ink">
        {accountPlaces(account.role).map((place) => (
          <li key={place} className="border-b border-line">
            <Link href={`/account/${place}`} className="group flex min-h-16 items-center justify-between gap-4 py-3">
              <span className="min-w-0">
                <span className="block font-semibold underline-offset-4 group-hover:underline">{people(`nav.${place}`)}</span>
                <span className="block text-sm text-ink-muted">{people(`navLead.${place}`)}</span>
              </span>
              <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
