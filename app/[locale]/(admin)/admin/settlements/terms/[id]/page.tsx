import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { TermsForm } from '@/components/settlements/terms-form';
import { DataTable } from '@/components/ui/data-table';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { formatTableDate } from '@/lib/kernel/day-text';
import { sellerTermsPage } from '@/lib/settlements/views/admin';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { setSellerTermsAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('settlements'))('terms.title') };
}

const SHARES = [['feeBps', 'fee'], ['reserveBps', 'reserve'], ['holdbackBps', 'holdback'], ['buybackBps', 'buyback']] as const;
const percent = (bps: number) => `${(bps / 100).toFixed(2).replace(/\.?0+$/, '')}%`;

export default async function SellerTermsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t, found] = await Promise.all([pageActor('ADMIN', `/admin/settlements/terms/${id}`), webDeps(), getTranslations('settlements.terms'), getLocale()]);
  const page = await sellerTermsPage(db, actor, id, clock.now());
  if (!page) notFound();
  const locale = found === 'en' ? 'en' : 'ko';
  const { feeBps, reserveBps, holdbackBps, buybackBps } = page.now;
  return (
    <>
      <PageHeader title={t('title')} kicker={page.seller} lead={t('lead')} />
      <div className="space-y-12">
        <Section title={t('now')} className="max-w-read" {...(page.standard && { lead: t('standard') })}>
          <DescriptionList items={SHARES.map(([name, label]) => ({ term: t(label), value: <span className="money">{percent(page.now[name])}</span> }))} />
        </Section>
        <Section title={t('submit')}>
          <TermsForm start={{ sellerId: id, effectiveOn: page.today, feeBps: String(feeBps), reserveBps: String(reserveBps), holdbackBps: String(holdbackBps), buybackBps: String(buybackBps) }} action={setSellerTermsAction} />
        </Section>
        {page.history.length > 0 && (
          <Section title={t('history')}>
            <DataTable
              caption={t('history')} rows={page.history} rowKey={(row) => row.effectiveOn}
              columns={[
                { key: 'on', header: t('effectiveOn'), card: 'title', cell: (row) => <span className="money">{formatTableDate(row.effectiveOn, locale)}</span> },
                ...SHARES.map(([name, label]) => ({ key: name, header: t(label), align: 'right' as const, card: 'line' as const, cardLabel: true, cell: (row: (typeof page.history)[number]) => <span className="money">{percent(row[name])}</span> })),
                { key: 'by', header: t('by'), card: 'line', cardLabel: true, cell: (row) => row.by },
              ]}
            />
          </Section>
        )}
      </div>
    </>
  );
}
