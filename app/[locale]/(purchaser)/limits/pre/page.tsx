import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { PreApprovalForm } from '@/components/limits/pre-approval-form';
import { PreApprovalLast } from '@/components/limits/pre-approval-last';
import { PreApprovalLive } from '@/components/limits/pre-approval-live';
import { PageHeader } from '@/components/ui/page-header';
import { preApprovalPage } from '@/lib/limits/views/pre-approval';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { askPreApprovalAction, giveUpPreApprovalAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('limits.pre'))('title') };
}

export default async function PreApproval() {
  const [actor, deps, t] = await Promise.all([pageActor('PURCHASER', '/limits/pre'), webDeps(), getTranslations('limits.pre')]);
  const page = await preApprovalPage(deps, actor);
  if (!page) notFound();
  return (
    <div className="max-w-read">
      <PageHeader title={t('title')} lead={t('lead', { days: page.days })} />
      {page.live && <PreApprovalLive live={page.live} desk={page.desk} giveUp={giveUpPreApprovalAction} />}
      {page.last && <PreApprovalLast last={page.last} />}
      {page.live ? (
        <details className="border-t border-line pt-2">
          <summary className="flex min-h-11 cursor-pointer items-center text-sm text-accent underline underline-offset-4">{t('anew')}</summary>
          <div className="mt-4"><PreApprovalForm person={actor.userId} page={page} action={askPreApprovalAction} /></div>
        </details>
      ) : <PreApprovalForm person={actor.userId} page={page} action={askPreApprovalAction} />}
    </div>
  );
}
