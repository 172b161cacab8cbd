import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecomputeDesk } from '@/components/recompute/recompute-desk';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHeader } from '@/components/ui/page-header';

/* Errors of terms and files are said here as well. */
const TEXTS = ['common', 'recompute', 'terms', 'errors', 'amendment'];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('recompute');
  return { title: t('title'), description: t('lead') };
}

/** Anybody may check a contract: what is dropped here is recomputed in the browser and goes nowhere. */
export default async function RecomputePage() {
  const t = await getTranslations('recompute');
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader title={t('title')} lead={t('lead')} />
      <ClientMessages only={TEXTS}><RecomputeDesk /></ClientMessages>
    </div>
  );
}
