import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { ToSign } from '@/components/contracts/to-sign';
import { PurchaserMoney } from '@/components/insights/purchaser-money';
import { LeaseRow } from '@/components/leases/lease-row';
import { MyTransfers } from '@/components/transfers/my-transfers';
import { buttonVariants } from '@/components/ui/button-look';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { contractsToSign } from '@/lib/contracts/views/to-sign';
import { purchaserMoney } from '@/lib/insights/views/purchaser';
import { purchaserLeases } from '@/lib/leases/views';
import { myTransfers } from '@/lib/transfers/views/lists';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('leases'))('title') };
}

export default async function LeasesPage() {
  const [actor, deps, t, language] = await Promise.all([pageActor('PURCHASER', '/leases'), webDeps(), getTranslations('leases'), getLocale()]);
  const now = deps.clock.now();
  const [leases, toSign, money, transfers] = await Promise.all([purchaserLeases(deps.db, actor, now), contractsToSign(deps.db, actor), purchaserMoney(deps, actor), myTransfers(deps.db, actor)]);
  const nothing = leases.length === 0 && toSign.length === 0 && transfers.length === 0;
  return (
    <div className="max-w-read">
      <PageHeader title={t('title')} />
      {toSign.length > 0 && <ToSign contracts={toSign} now={now.toString()} />}
      {money && money.running > 0 && <PurchaserMoney money={money} />}
      {nothing
        ? <EmptyState action={<Link href="/" className={buttonVariants({ variant: 'secondary' })}>{t('emptyAction')}</Link>}>{t('empty')}</EmptyState>
        : leases.length > 0 && <ul className="border-t border-ink">{leases.map((lease) => <LeaseRow key={lease.id} lease={lease} locale={language === 'ko' ? 'ko' : 'en'} now={now} />)}</ul>}
      {transfers.length > 0 && <MyTransfers rows={transfers} />}
    </div>
  );
}
