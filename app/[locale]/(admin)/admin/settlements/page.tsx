import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { FileTable } from '@/components/settlements/file-table';
import { MakeFileButton } from '@/components/settlements/make-file-button';
import { RuleForm } from '@/components/settlements/rule-form';
import { SettlementPicks } from '@/components/settlements/settlement-picks';
import { StateLinks } from '@/components/settlements/state-links';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { formatMoney } from '@/lib/kernel/money';
import { adminSettlements } from '@/lib/settlements/views/admin';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';
import { approveSettlementsAction, makePayoutFileAction, recordFilePaidAction, setSettlementRuleAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('settlements'))('title') };
}

export default async function AdminSettlements({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db }, params, t, found] = await Promise.all([pageActor('ADMIN', '/admin/settlements'), webDeps(), paramsOf(searchParams), getTranslations('settlements'), getLocale()]);
  const page = await adminSettlements(db, actor, { after: params['after'], before: params['before'], state: params['state'] });
  if (!page) notFound();
  const { rows, next, previous, state, counts, files, ready, rule } = page;
  const two = formatMoney(rule.twoAboveMinor, 'KRW', found === 'en' ? 'en' : 'ko');
  return (
    <>
      <PageHeader title={t('title')} lead={t('adminLead')} />
      <div className="space-y-12">
        <Section title={t('admin.all')} lead={t('admin.two', { amount: two })}>
          <StateLinks state={state} counts={counts} />
          {rows.length === 0 ? <EmptyState>{t('admin.empty')}</EmptyState> : <SettlementPicks rows={rows} caption={t('admin.all')} action={approveSettlementsAction} />}
          <Pagination {...pageLinks('/admin/settlements', { next, previous }, { state: state ?? undefined })} />
        </Section>
        <Section title={t('admin.files')} lead={t('admin.filesLead')}>
          <div className="mb-6 flex flex-col gap-3">{ready.map((each) => <MakeFileButton key={each.currency} {...each} action={makePayoutFileAction} />)}</div>
          {files.length === 0 ? <EmptyState>{t('admin.filesEmpty')}</EmptyState> : <FileTable rows={files} paid={recordFilePaidAction} />}
        </Section>
        <Section title={t('admin.rule')} lead={t('admin.ruleLead')}>
          <RuleForm rule={{ ...rule, weekday: String(rule.weekday) as '1' | '2' | '3' | '4' | '5', twoAboveMinor: rule.twoAboveMinor.toString() }} action={setSettlementRuleAction} />
        </Section>
      </div>
    </>
  );
}
