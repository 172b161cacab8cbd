import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { BuyoutForm } from '@/components/endings/buyout-form';
import { Panel } from '@/components/ui/panel';
import { PageHeader } from '@/components/ui/page-header';
import { formatDay } from '@/lib/kernel/day-text';
import { formatMoney } from '@/lib/kernel/money';
import { buyoutOffer } from '@/lib/endings/views/portal';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { acceptBuyoutAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('endings.buyout'))('title') };
}

export default async function BuyoutPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t, errors, language] = await Promise.all([pageActor('PURCHASER', `/leases/${id}/buyout`), webDeps(), getTranslations('endings.buyout'), getTranslations('endings.errors'), getLocale()]);
  const locale = language === 'ko' ? 'ko' : 'en';
  const offer = await buyoutOffer(db, actor, id, clock.now());
  if (!offer) notFound();
  const { buying, cannot, quotes, currency, today } = offer;
  return (
    <div className="mx-auto max-w-read">
      <PageHeader kicker={<Link href={`/leases/${id}`} className="underline underline-offset-4">{offer.number} · {offer.title}</Link>} title={t('title')} lead={!buying && t('lead')} />
      {buying
        ? <Panel tone="info" title={t('openTitle')}>
          {buying.paid ? <p>{t(buying.restMinor > 0n ? 'paidButRest' : 'paid', { amount: formatMoney(buying.amountMinor, currency, locale), rest: formatMoney(buying.restMinor, currency, locale) })}</p> : (
            <>
              <p>{t('openLead', { date: formatDay(buying.validOn, locale, today), amount: formatMoney(buying.amountMinor + buying.restMinor, currency, locale) })}</p>
              <p>{t(buying.atTerm ? 'lapsesAtTerm' : 'lapses', { date: formatDay(buying.validOn, locale, today) })}</p>
            </>
          )}
        </Panel>
        : cannot !== null
          ? <Panel tone="neutral" title={t('cannot')}>{errors(cannot.replace('endings.', '') as 'over')}</Panel>
          : <BuyoutForm leaseId={id} quotes={quotes} today={today} currency={currency} action={acceptBuyoutAction} />}
      {(buying !== null || cannot !== null) && <Link href={`/leases/${id}`} className="mt-4 inline-flex min-h-11 items-center text-accent underline underline-offset-4">{t('back')}</Link>}
    </div>
  );
}
