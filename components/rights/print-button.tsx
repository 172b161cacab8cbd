'use client';
import { Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

/** The page as paper, or as a PDF of the reader's own. */
export function PrintButton() {
  const t = useTranslations('rights');
  return <Button variant="ghost" className="print:hidden" onClick={() => { window.print(); }}><Printer aria-hidden className="size-4" />{t('print')}</Button>;
}
