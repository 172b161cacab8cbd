'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { buttonVariants } from '@/components/ui/button-look';
import { useKeys } from './key-switch';

/** The cases before and after, by press or by key; where there is none, the list. */
export function CaseLinks({ previous, next, queue }: { previous: string | null; next: string | null; queue: string }) {
  const t = useTranslations('contracts.review');
  const router = useRouter();
  useKeys({ j: () => router.push(next ?? queue), k: () => router.push(previous ?? queue) });
  return (
    <>
      {previous && <Link href={previous} rel="prev" aria-keyshortcuts="k" className={buttonVariants({ variant: 'ghost' })}><ChevronLeft aria-hidden className="size-4" />{t('previous')}</Link>}
      {next
        ? <Link href={next} rel="next" aria-keyshortcuts="j" className={buttonVariants({ variant: 'secondary' })}>{t('next')}<ChevronRight aria-hidden className="size-4" /></Link>
        : <Link href={queue} className={buttonVariants({ variant: 'secondary' })}>{t('toQueue')}</Link>}
    </>
  );
}
