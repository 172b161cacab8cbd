import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from './button';
import { cn } from './cn';

/** Keyset paging: there is a page before and after, never a number. Pass the addresses that exist. */
export function Pagination({ previous, next, summary, className }: { previous?: string; next?: string; summary?: ReactNode; className?: string }) {
  const t = useTranslations('common');
  if (!previous && !next && !summary) return null;
  return (
    <nav aria-label={t('pages')} className={cn('flex flex-wrap items-center justify-between gap-3 py-4 text-sm text-ink-muted', className)}>
      <span>{summary}</span>
      <span className="flex gap-2">
        {previous && (
          <Button asChild size="sm">
            <Link href={previous} rel="prev"><ChevronLeft aria-hidden />{t('previous')}</Link>
          </Button>
        )}
        {next && (
          <Button asChild size="sm">
            <Link href={next} rel="next">{t('next')}<ChevronRight aria-hidden /></Link>
          </Button>
        )}
      </span>
    </nav>
  );
}
