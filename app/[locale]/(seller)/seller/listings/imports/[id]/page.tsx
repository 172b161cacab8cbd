import { Download, FileWarning } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { Tabs } from '@/components/ui/tabs';
import { ApplyForm } from '@/components/workplace/apply-form';
import { ApplyProgress } from '@/components/workplace/apply-progress';
import { ImportBadge } from '@/components/workplace/import-list';
import { ImportTable } from '@/components/workplace/import-table';
import { formatInstant } from '@/lib/kernel/date-text';
import { toInstant } from '@/lib/platform/clock';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { sellerPage, sellerTitle } from '@/lib/web/session';
import { rowFilter, rowsFrom } from '@/lib/workplace/model/fate';
import { importPage, type ImportPage } from '@/lib/workplace/views/imports';
import { startImportAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('listings');
  return { title: (await getTranslations('workplace'))('dryRun') };
}

type Translate = Awaited<ReturnType<typeof getTranslations<'workplace'>>>;

export default async function ImportDetailPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const { id } = await params;
  const [actor, { db }, said, locale, t] = await Promise.all([sellerPage('listings', `/seller/listings/imports/${id}`), webDeps(), paramsOf(searchParams), getLocale(), getTranslations('workplace')]);
  const shown = said['show'] === undefined ? undefined : rowFilter(said['show']);
  const place = { after: rowsFrom(said['after']), before: rowsFrom(said['before']) };
  const first = await importPage(db, actor, id, { filter: shown ?? 'ALL', ...place });
  if (!first) notFound();
  const filter = shown ?? usualFilter(first);
  const page = filter === 'ALL' || shown ? first : (await importPage(db, actor, id, { filter, ...place })) ?? first;
  const path = `/seller/listings/imports/${id}`;
  const left = page.outcomes.STALE + page.outcomes.REFUSED;
  const tabs = [
    ...(page.state === 'APPLIED' && left > 0 ? [{ href: `${path}?show=LEFT_OUT`, label: t('fates.LEFT_OUT'), count: left, current: filter === 'LEFT_OUT' }] : []),
    ...([['FAULTY', page.faultyRows], ['CHANGED', page.changedRows], ['NEW', page.newRows], ['UNCHANGED', page.unchangedRows]] as const)
      .map(([fate, count]) => ({ href: `${path}?show=${fate}`, label: t(`fates.${fate}`), count, current: filter === fate })),
    { href: `${path}?show=ALL`, label: t('fates.ALL'), count: page.newRows + page.changedRows + page.unchangedRows + page.faultyRows, current: filter === 'ALL' },
  ];
  return (
    <>
      <PageHeader
        kicker={<Link href={page.kind === 'CSV' ? '/seller/listings/imports' : '/seller/listings'} className="inline-flex min-h-6 items-center hover:text-accent">{t(page.kind === 'CSV' ? 'byFile' : 'listings')}</Link>}
        title={page.kind === 'CSV' ? page.name : t('bulk')} badge={<ImportBadge state={page.state} />}
        lead={t('lookedAt', { at: formatInstant(toInstant(page.createdAt), locale === 'en' ? 'en' : 'ko') })}
        actions={page.kind === 'CSV' && page.faultyRows + left > 0 && <Button asChild><a href={`${path}/faulty?lang=${locale}`} download><Download aria-hidden />{t('faultyFile')}</a></Button>}
      />
      <div className="flex flex-col gap-8">
        <Standing page={page} t={t} locale={locale === 'en' ? 'en' : 'ko'} />
        <Section title={t('rowsOf')}>
          <Tabs label={t('byFate')} tabs={tabs} className="mb-2" />
          <ImportTable rows={page.rows} numbered={page.kind === 'CSV'} />
          <Pagination {...pageLinks(path, { next: page.next?.toString() ?? null, previous: page.previous?.toString() ?? null }, { show: filter })} />
        </Section>
      </div>
    </>
  );
}

/** What a seller looks at first: what was left out, what is wrong, what would change. */
function usualFilter(page: ImportPage) {
  if (page.state === 'APPLIED' && page.outcomes.STALE + page.outcomes.REFUSED > 0) return 'LEFT_OUT' as const;
  if (page.state === 'READY' && page.faultyRows > 0) return 'FAULTY' as const;
  return page.changedRows > 0 ? 'CHANGED' as const : page.newRows > 0 ? 'NEW' as const : 'ALL' as const;
}

/** What can be done now, what is being done, or what was. */
function Standing({ page, t, locale }: { page: ImportPage; t: Translate; locale: 'ko' | 'en' }) {
  const count = page.newRows + page.changedRows;
  const { SAVED, SUBMITTED, STOCKED, STALE, REFUSED } = page.outcomes;
  if (page.state === 'APPLYING') return <Section title={t('apply')}><ApplyProgress id={page.id} done={SAVED + SUBMITTED + STOCKED + STALE + REFUSED} of={count} /></Section>;
  if (page.state === 'APPLIED') {
    return (
      <Panel tone={STALE + REFUSED > 0 ? 'caution' : 'positive'} title={t('appliedTitle', { count: SAVED + SUBMITTED + STOCKED })} live className="max-w-read">
        <p>{t('appliedText', { submitted: SUBMITTED, saved: SAVED, stocked: STOCKED, stale: STALE, refused: REFUSED })}</p>
      </Panel>
    );
  }
  if (count === 0) return <Panel tone={page.faultyRows > 0 ? 'caution' : 'info'} icon={FileWarning} title={t(page.faultyRows > 0 ? 'nothingButFaults' : 'nothingChanges')} className="max-w-read" />;
  return (
    <Section title={t('apply')} lead={t(page.faultyRows > 0 ? 'applyLeadFaulty' : 'applyLead', { count, faulty: page.faultyRows })}>
      {page.appliedBefore && <Panel tone="caution" icon={FileWarning} title={t('appliedBefore', { at: formatInstant(toInstant(page.appliedBefore), locale) })} className="mb-4 max-w-read"><p>{t('appliedBeforeText', { count: page.newRows })}</p></Panel>}
      <ApplyForm importId={page.id} count={count} start={startImportAction} />
    </Section>
  );
}
