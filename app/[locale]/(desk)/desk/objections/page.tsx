import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ObjectionTable } from '@/components/limits/objections/objection-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { objectionQueue } from '@/lib/limits/views/objections';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('limits'))('objection.queue') };
}

export default async function DeskObjections() {
  const [actor, { db, clock }, t] = await Promise.all([pageActor('DESK', '/desk/objections'), webDeps(), getTranslations('limits')]);
  const { open, answered } = await objectionQueue(db, actor);
  const now = clock.now().toString();
  return (
    <>
      <PageHeader title={t('objection.queue')} lead={t('objection.queueLead')} />
      <div className="space-y-12">
        <Section title={t('objection.waitingTitle')} aside={t('desk.count', { count: open.length })}>
          {open.length === 0 ? <EmptyState>{t('objection.empty')}</EmptyState> : <ObjectionTable rows={open} now={now} caption={t('objection.waitingTitle')} />}
        </Section>
        {answered.length > 0 && <Section title={t('objection.doneTitle')}><ObjectionTable rows={answered} now={now} caption={t('objection.doneTitle')} /></Section>}
      </div>
    </>
  );
}
