import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { NoticePage } from '@/components/shell/notice-page';
import { Button } from '@/components/ui/button';

export default async function NotFound() {
  const t = await getTranslations('common');
  return (
    <main className="page-column">
      <NoticePage
        title={t('notFound.title')}
        text={t('notFound.text')}
        action={<Button asChild><Link href="/">{t('notFound.action')}</Link></Button>}
      />
    </main>
  );
}
