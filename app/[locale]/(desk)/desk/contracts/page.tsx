import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { UnsignedTable } from '@/components/contracts/unsigned/unsigned-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { unsignedCases } from '@/lib/signing/views/unsigned';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('signing'))('unsigned.title') };
}

export default async function DeskContracts() {
  const [actor, deps, t] = await Promise.all([pageActor('DESK', '/desk/contracts'), webDeps(), getTranslations('signing')]);
  const rows = await unsignedCases(deps, actor);
  return (
    <>
      <PageHeader title={t('unsigned.title')} lead={t('unsigned.lead')} />
      {rows.length === 0 ? <EmptyState>{t('unsigned.empty')}</EmptyState> : <UnsignedTable rows={rows} now={deps.clock.now().toString()} />}
    </>
  );
}
