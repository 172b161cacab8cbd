import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { AuditTable } from '@/components/audit/audit-table';
import { PageHeader } from '@/components/ui/page-header';
import { QueueList, type QueueLine } from '@/components/ui/queue-list';
import { Section } from '@/components/ui/section';
import { auditTrail } from '@/lib/accounts/views/audit';
import { whatWaits, type Queue } from '@/lib/contracts/views/waiting';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatDistance } from '@/lib/kernel/date-text';
import { settlementsToApprove } from '@/lib/settlements/views/admin';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  const t = await getTranslations('accounts.admin');
  return { title: t('title') };
}

export default async function AdminPage() {
  const [actor, { db, clock, env }, t, clockText, found] = await Promise.all([
    pageActor('ADMIN', '/admin'), webDeps(), getTranslations('accounts.admin'), getTranslations('accounts.clock'), getLocale(),
  ]);
  const [queues, settlements, recent] = await Promise.all([whatWaits(db, actor), settlementsToApprove(db, actor), auditTrail(db, actor, {})]);
  const today = plainDateIn(clock.now());
  const line = (key: string, { count, oldestAt }: Queue, href?: string): QueueLine => ({
    key, label: t(key), count, oldest: oldestAt && t('oldest', { when: formatDistance(plainDateIn(oldestAt), today, found === 'en' ? 'en' : 'ko') }), ...(href ? { href } : {}),
  });
  const link = 'inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6';
  return (
    <>
      <PageHeader title={t('title')} actions={env.mode === 'demo' ? <Link href="/admin/clock" className={link}>{clockText('title')}</Link> : undefined} />
      <QueueList
        lines={[
          line('queueSellers', queues.sellers, '/admin/sellers?status=PENDING'),
          line('queueListings', queues.listings, '/admin/listings'),
          line('queueContracts', queues.contracts, '/admin/contracts'),
          line('queueSettlements', settlements, '/admin/settlements'),
          line('queueLimits', queues.limits),
          line('queueAlerts', queues.alerts, '/admin/institutions'),
        ]}
      />
      <Section title={t('recent')} aside={<Link href="/admin/audit" className={link}>{t('allAudit')}</Link>} className="mt-12">
        <AuditTable rows={recent.rows.slice(0, 8)} />
      </Section>
    </>
  );
}
