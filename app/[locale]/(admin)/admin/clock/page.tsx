import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { ClockForm } from '@/components/admin/clock-form';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { formatInstant } from '@/lib/kernel/date-text';
import { readClockOffset } from '@/lib/platform/demo-clock';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { moveClockAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  const t = await getTranslations('accounts.clock');
  return { title: t('title') };
}

const HOUR = 3600;

export default async function ClockPage() {
  const deps = await webDeps();
  if (deps.env.mode !== 'demo') notFound();
  const [, t, locale, offset] = await Promise.all([pageActor('ADMIN', '/admin/clock'), getTranslations('accounts.clock'), getLocale(), readClockOffset(deps.db)]);
  const ahead = offset === 0 ? t('onTime') : t('aheadBy', { days: Math.floor(offset / (24 * HOUR)), hours: Math.floor(offset / HOUR) % 24 });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <DescriptionList
        className="mb-8 max-w-112 border-t border-ink"
        items={[
          { term: t('now'), value: <span className="money font-semibold">{formatInstant(deps.clock.now(), locale === 'en' ? 'en' : 'ko')}</span> },
          { term: t('ahead'), value: ahead },
        ]}
      />
      <ClockForm action={moveClockAction} />
    </>
  );
}
