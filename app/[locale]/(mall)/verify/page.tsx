import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/shell/client-messages';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { VerifyDesk } from '@/components/verify/verify-desk';
import { mallRoots, trustedRoots } from '@/lib/checking/views/trusted-roots';
import { webDeps } from '@/lib/web/deps';

const TEXTS = ['common', 'verify', 'errors'];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('verify');
  return { title: t('title'), description: t('lead') };
}

/** Anybody may check a contract. What is trusted comes with the page, so that a file can be checked where the network is gone. */
export default async function VerifyPage() {
  const t = await getTranslations('verify');
  const { db } = await webDeps();
  const [roots, own] = await Promise.all([trustedRoots(db), mallRoots(db)]);
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader title={t('title')} lead={t('lead')} />
      <ClientMessages only={TEXTS}><VerifyDesk roots={roots} /></ClientMessages>
      <Section title={t('root.title')} lead={t('root.lead')} className="mt-10">
        {own.length > 0
          ? <Button asChild><a href="/api/v1/verify/root.pem" download="dalmada-root.pem"><Download aria-hidden />{t('root.download')}</a></Button>
          : <p className="text-sm text-ink-muted">{t('root.none')}</p>}
      </Section>
    </div>
  );
}
