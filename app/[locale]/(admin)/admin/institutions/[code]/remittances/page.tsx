import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { ByHandForm } from '@/components/settlements/by-hand-form';
import { MonthChoice } from '@/components/settlements/month-choice';
import { RemittanceTable } from '@/components/settlements/remittance-table';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { StatRow } from '@/components/ui/stat-row';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatDay } from '@/lib/kernel/day-text';
import { monthOf, remittedOn } from '@/lib/settlements/model/shares';
import { lastMonths, reconciliation } from '@/lib/settlements/views/remittances';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';
import { recordByHandAction } from '../../../settlements/actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('settlements'))('remittances.title') };
}

export default async function Remittances({ params, searchParams }: { params: Promise<{ code: string }>; searchParams: SearchParams }) {
  const [{ code }, asked] = await Promise.all([params, paramsOf(searchParams)]);
  const [actor, { db, clock }, t, found] = await Promise.all([pageActor('ADMIN', `/admin/institutions/${encodeURIComponent(code)}/remittances`), webDeps(), getTranslations('settlements.remittances'), getLocale()]);
  const today = plainDateIn(clock.now());
  const period = /^20[0-9]{2}-(0[1-9]|1[0-2])$/.test(asked['period'] ?? '') ? asked['period'] ?? '' : monthOf(today);
  const page = await reconciliation(db, actor, code, period);
  if (!page) notFound();
  const months = lastMonths(clock.now(), page.first);
  const [locale, sentOn] = [found === 'en' ? 'en' as const : 'ko' as const, remittedOn(period)];
  return (
    <>
      <PageHeader title={t('title')} kicker={page.name[locale]} lead={t('lead')} actions={<Button asChild size="sm"><a href={`/admin/institutions/${encodeURIComponent(code)}/remittances/export?period=${period}&lang=${locale}`} download>{t('csv')}</a></Button>} />
      <div className="space-y-12">
        <div className="space-y-6">
          <MonthChoice code={code} period={period} months={months.includes(period) ? months : [period, ...months]} />
          {page.sums.length === 0 && <EmptyState>{t('empty')}</EmptyState>}
          {page.sums.map(({ currency, collectedMinor, sentMinor, waitingMinor, differencesMinor }) => (
            <div key={currency} className="space-y-2">
              <StatRow stats={[
                { key: 'collected', label: t('collected'), value: <Money minor={collectedMinor} currency={currency} /> }, { key: 'sent', label: t('sent'), value: <Money minor={sentMinor} currency={currency} /> },
                { key: 'waiting', label: t('waiting'), value: <Money minor={waitingMinor} currency={currency} /> }, { key: 'differences', label: t('differences'), value: <Money minor={differencesMinor} currency={currency} />, ...(differencesMinor !== 0n && { tone: 'critical' as const }) },
              ]} />
              <p className="text-sm text-ink-muted">{t('equation')}</p>
              {waitingMinor > 0n && sentOn > today && <p className="text-sm text-ink-muted">{t('sentOn', { date: formatDay(sentOn, locale, today) })}</p>}
              {differencesMinor < 0n && <Panel tone="caution">{t('over')}</Panel>}
            </div>
          ))}
          {page.remittances.length > 0 && <RemittanceTable rows={page.remittances} caption={t('title')} />}
        </div>
        {page.refused.length > 0 && (
          <Section title={t('states.REFUSED')} lead={t('refusedLead')}>
            <div className="space-y-8">
              {page.refused.map((row) => <div key={row.id} className="space-y-4"><RemittanceTable rows={[row]} caption={row.contract} /><ByHandForm remittanceId={row.id} contract={row.contract} action={recordByHandAction} /></div>)}
            </div>
          </Section>
        )}
      </div>
    </>
  );
}
