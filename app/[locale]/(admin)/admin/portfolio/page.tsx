import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AgeBars } from '@/components/insights/portfolio/age-bars';
import { CashPicture } from '@/components/insights/portfolio/cash-picture';
import { RollTable } from '@/components/insights/portfolio/roll-table';
import { GuaranteeTable, SettlementTable } from '@/components/insights/portfolio/seller-tables';
import { StandingTable } from '@/components/insights/portfolio/standing-table';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { monthOf, PERIODS } from '@/lib/insights/model/months';
import type { Table } from '@/lib/insights/views/export';
import { ages, cashMonths, countedAt, financiers, rolls, standings } from '@/lib/insights/views/portfolio';
import { guaranteeBySeller, settlementCalendar } from '@/lib/insights/views/sellers';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatInstant } from '@/lib/kernel/date-text';
import { toInstant } from '@/lib/platform/clock';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';
import { scopeOf, scopeQuery } from './scope';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('insights.portfolio'))('title') };
}

export default async function PortfolioPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, deps, t, found, params] = await Promise.all([pageActor('ADMIN', '/admin/portfolio'), webDeps(), getTranslations('insights.portfolio'), getLocale(), paramsOf(searchParams)]);
  const locale = found === 'en' ? 'en' : 'ko';
  const scope = scopeOf(params);
  const { db, clock } = deps;
  const today = plainDateIn(clock.now());
  const [lenders, byAge, byState, cash, rolled, guarantee, settlement, counted] = await Promise.all([
    financiers(db, actor), ages(deps, actor, scope), standings(db, actor, scope), cashMonths(deps, actor, scope), rolls(deps, actor, scope), guaranteeBySeller(deps, actor, scope), settlementCalendar(db, actor, scope), countedAt(db),
  ]);
  const { currency } = scope;
  const csv = (table: Table) => <a href={`/admin/portfolio/export?${scopeQuery(scope, { table, lang: locale })}`} download className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6">{t('csv')}</a>;
  const when = counted ? t('countedAt', { at: formatInstant(toInstant(counted), locale) }) : t('notCounted');
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <form className="mb-10 flex flex-wrap items-end gap-3" aria-label={t('filter')}>
        <Field label={t('financier')} className="min-w-48"><Select size="sm" name="financier" defaultValue={scope.institutionId ?? ''} options={[{ value: '', label: t('anyFinancier') }, ...lenders.map(({ id, nameKo, nameEn }) => ({ value: id, label: locale === 'en' ? nameEn : nameKo }))]} /></Field>
        <Field label={t('period')} className="min-w-40"><Select size="sm" name="period" defaultValue={String(scope.months)} options={PERIODS.map((count) => ({ value: String(count), label: t('months', { count }) }))} /></Field>
        <Button type="submit">{t('show')}</Button>
      </form>
      <div className="grid grid-cols-1 gap-10 lg:grid-cols-2">
        <Section title={t('ages')} lead={t('agesLead')} aside={csv('ages')}><AgeBars ages={byAge} currency={currency} href={(age) => `/admin/portfolio/bills?${scopeQuery(scope, { age })}`} /></Section>
        <Section title={t('standings')} aside={csv('standings')}><StandingTable standings={byState} currency={currency} /></Section>
      </div>
      <Section title={t('cash')} lead={<>{t('cashLead')} {when}</>} aside={csv('cash')} className="mt-12"><CashPicture months={cash} currency={currency} now={monthOf(today)} /></Section>
      <Section title={t('rolls')} lead={t('rollsLead')} aside={csv('rolls')} className="mt-12"><RollTable rolls={rolled} /></Section>
      <Section title={t('guarantee')} lead={t('guaranteeLead')} aside={csv('guarantee')} className="mt-12"><GuaranteeTable rows={guarantee} currency={currency} /></Section>
      <Section title={t('settlement')} lead={t(scope.institutionId === undefined ? 'settlementLead' : 'settlementLeadOfOne')} aside={csv('settlements')} className="mt-12 max-w-read"><SettlementTable days={settlement} today={today} currency={currency} /></Section>
    </>
  );
}
