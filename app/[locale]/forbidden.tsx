import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { NoticePage } from '@/components/shell/notice-page';
import { PageTitle } from '@/components/shell/page-title';
import { Button } from '@/components/ui/button';

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: (await getTranslations('common'))('forbidden.pageTitle') } };
}

/** A page of another role. What belongs to another person is not there at all (`not-found.tsx`). */
export default function Forbidden() {
  const t = useTranslations('common');
  return (
    <main className="page-column">
      <NoticePage title={t('forbidden.title')} text={t('forbidden.text')} action={<Button asChild><Link href="/account">{t('forbidden.action')}</Link></Button>}>
        <PageTitle title={t('forbidden.pageTitle')} />
      </NoticePage>
    </main>
  );
}
