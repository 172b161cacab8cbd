import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { DueDayForm } from '@/components/supplements/due-day-form';
import { PageHeader } from '@/components/ui/page-header';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatDay } from '@/lib/kernel/day-text';
import { leaseChanges, type LeaseChanges } from '@/lib/supplements/views';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { changeDueDayAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('supplements.dueDay'))('title') };
}

export default async function ChangeDueDay({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t, language] = await Promise.all([pageActor('PURCHASER', `/leases/${id}/due-day`), webDeps(), getTranslations('supplements.dueDay'), getLocale()]);
  const now = clock.now();
  const changes = await leaseChanges(db, actor, id, now);
  if (!changes) notFound();
  const { from, open, active, atDesk, standing, currency } = changes;
  // The lease shows the change that is under way.
  if (open) redirect(`/leases/${id}`);
  if (!active || !atDesk || !from) return <NotNow changes={changes} />;
  return (
    <div className="mx-auto max-w-read">
      <PageHeader
        kicker={<Link href={`/leases/${id}`} className="underline underline-offset-4">{changes.number} · {changes.title}</Link>} title={t('title')}
        lead={t('lead', { on: formatDay(from.dueOn, language === 'ko' ? 'ko' : 'en', plainDateIn(now)), seq: from.seq })}
      />
      <DueDayForm leaseId={id} standing={standing} fromSeq={from.seq} currency={currency} action={changeDueDayAction} />
    </div>
  );
}

async function NotNow({ changes: { leaseId, number, title, active, atDesk, hasLeft, takenOver } }: { changes: LeaseChanges }) {
  const [t, errors, page, back] = await Promise.all([getTranslations('supplements.lease'), getTranslations('supplements.errors'), getTranslations('supplements.dueDay'), getTranslations('overdue.hardship')]);
  const why = takenOver ? errors('taken-over') : !active ? t('notNow') : !hasLeft ? t('nothingLeft') : !atDesk ? t('outside') : t('tooLate');
  return (
    <div className="mx-auto max-w-read">
      <PageHeader kicker={`${number} · ${title}`} title={page('title')} />
      <p className="mb-6">{why}</p>
      <Link href={`/leases/${leaseId}`} className="inline-flex min-h-11 items-center self-start text-sm text-accent underline underline-offset-4 md:min-h-6">{back('back')}</Link>
    </div>
  );
}
