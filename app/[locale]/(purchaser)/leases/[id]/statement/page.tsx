import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { StatementTable } from '@/components/endings/statement-table';
import { buttonVariants } from '@/components/ui/button-look';
import { PageHeader } from '@/components/ui/page-header';
import { leaseStatement } from '@/lib/endings/views/statement';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('endings.statement'))('title') };
}

export default async function StatementPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t, language] = await Promise.all([pageActor('PURCHASER', `/leases/${id}/statement`), webDeps(), getTranslations('endings.statement'), getLocale()]);
  const statement = await leaseStatement(db, actor, id, clock.now());
  if (!statement) notFound();
  return (
    <div className="mx-auto max-w-read">
      <PageHeader
        kicker={<Link href={`/leases/${id}`} className="underline underline-offset-4">{statement.number} · {statement.title}</Link>} title={t('title')} lead={t('lead')}
        actions={<a href={`/leases/${id}/statement/file?lang=${language}`} className={buttonVariants({ variant: 'secondary' })}>{t('pdf')}</a>}
      />
      <StatementTable statement={statement} locale={language === 'ko' ? 'ko' : 'en'} />
    </div>
  );
}
