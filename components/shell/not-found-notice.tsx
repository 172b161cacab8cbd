import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { NoticePage } from './notice-page';
import { PageTitle } from './page-title';

/** Not there, or not this reader's: the two look the same. */
export function NotFoundNotice() {
  const t = useTranslations('common');
  return (
    <NoticePage
      title={t('notFound.title')}
      text={t('notFound.text')}
      action={<Button asChild><Link href="/">{t('notFound.action')}</Link></Button>}
    >
      <PageTitle title={t('notFound.pageTitle')} />
    </NoticePage>
  );
}
