import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { ContractQueue } from '@/components/contracts/contract-queue';
import { LoadPicture } from '@/components/contracts/load/load-picture';
import { QueueChoiceBar } from '@/components/contracts/queue-choice';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { choiceParams, queueChoice } from '@/lib/contracts/model/queue';
import { reviewLoad } from '@/lib/contracts/views/load';
import { CHOSEN_FROM, contractQueue } from '@/lib/contracts/views/queue';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('contracts'))('queue.title') };
}

export default async function ContractsPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, deps, params, t] = await Promise.all([pageActor('ADMIN', '/admin/contracts'), webDeps(), paramsOf(searchParams), getTranslations('contracts')]);
  const choice = queueChoice(params);
  const [queue, load] = await Promise.all([contractQueue(deps, actor, { after: params['after'], before: params['before'] }, choice), reviewLoad(deps, actor)]);
  const { rows, next, previous, waiting, counts, elsewhere } = queue;
  const now = deps.clock.now().epochMilliseconds;
  const empty = choice.filter && waiting > 0
    ? <>{t('queue.emptyChosen')} <Link href="/admin/contracts" className="text-accent underline underline-offset-4">{t('queue.showAll')}</Link></>
    : t('queue.empty');
  return (
    <>
      <PageHeader title={t('queue.title')} lead={t('queue.lead', { count: waiting })} />
      {waiting > 0 && <QueueChoiceBar choice={choice} counts={counts} waiting={waiting} />}
      {waiting > CHOSEN_FROM && <p className="mb-4 text-sm text-ink-muted">{t('queue.longest', { count: CHOSEN_FROM })}</p>}
      <ContractQueue caption={t('queue.title')} empty={empty} rows={rows} now={now} choice={choice} />
      <Pagination {...pageLinks('/admin/contracts', { next, previous }, choiceParams(choice))} />
      {elsewhere.length > 0 && (
        <Section title={t('queue.elsewhere')} lead={t('queue.elsewhereLead')} className="mt-12">
          <ContractQueue caption={t('queue.elsewhere')} empty="" rows={elsewhere} now={now} />
        </Section>
      )}
      {load && <Section title={t('load.title')} lead={t('load.lead')} className="mt-12"><LoadPicture load={load} /></Section>}
    </>
  );
}
