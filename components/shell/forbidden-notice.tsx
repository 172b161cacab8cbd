import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { NoticePage } from './notice-page';
import { PageTitle } from './page-title';
import type { Place } from './places';

/** A page of others. What belongs to another person is not there at all (`NotFoundNotice`). */
export function ForbiddenNotice({ text, place }: { text: string; place: Place }) {
  const t = useTranslations('common');
  return (
    <NoticePage title={t('forbidden.title')} text={text} action={<Button asChild><Link href={place.href}>{t('forbidden.action', { place: t(`nav.${place.key}`) })}</Link></Button>}>
      <PageTitle title={t('forbidden.pageTitle')} />
    </NoticePage>
  );
}
