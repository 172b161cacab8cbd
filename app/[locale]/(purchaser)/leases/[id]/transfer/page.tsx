import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { AskForm } from '@/components/transfers/ask-form';
import { TransferGoods } from '@/components/transfers/transfer-goods';
import { buttonVariants } from '@/components/ui/button-look';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { transferOffer } from '@/lib/transfers/views/lists';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { askTransferAction } from '../../../transfers/actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('transfers.ask'))('title') };
}

/** A purchaser names who is to take their lease over; or reads why that cannot be now. */
export default async function AskTransferPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t, errors, language] = await Promise.all([pageActor('PURCHASER', `/leases/${encodeURIComponent(id)}/transfer`), webDeps(), getTranslations('transfers.ask'), getTranslations('transfers.errors'), getLocale()]);
  const locale = language === 'en' ? 'en' as const : 'ko' as const;
  const offer = await transferOffer(db, actor, id, clock.now());
  if (!offer) notFound();
  const { goods, figures, obstacle, openId, reach } = offer;
  const back = <Link href={`/leases/${id}`} className={buttonVariants({ variant: 'secondary', className: 'self-start' })}>{t('back')}</Link>;
  return (
    <div className="mx-auto flex max-w-read flex-col gap-10">
      <PageHeader className="mb-0" kicker={<Link href={`/leases/${id}`} className="underline underline-offset-4">{offer.number} · {goods.title}</Link>} title={t('title')} lead={t('lead')} />
      {openId !== null && <Panel title={t('open')}><Link href={`/transfers/${openId}`} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">{t('see')}</Link></Panel>}
      {openId === null && obstacle !== null && (
        <>
          <Panel tone="neutral" title={t('cannot')}><p>{errors(obstacle)}</p>{reach && <p className="mt-2">{t('reach', { financier: reach[locale], phone: reach.phone })}</p>}</Panel>
          {back}
        </>
      )}
      {openId === null && obstacle === null && (
        <>
          <Section title={t('steps.title')}>
            <ol className="list-decimal space-y-2 pl-5 text-sm">{(['one', 'two', 'three', 'four'] as const).map((step) => <li key={step}>{t(`steps.${step}`)}</li>)}</ol>
          </Section>
          <TransferGoods goods={goods} figures={figures} locale={locale} />
          <AskForm leaseId={id} action={askTransferAction} />
        </>
      )}
    </div>
  );
}
