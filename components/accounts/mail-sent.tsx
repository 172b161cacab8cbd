'use client';
import { MailCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';

/** What stands in the place of a form once its mail is on the way. Takes the focus, so that it is read. */
export function MailSent({ title, text, demo }: { title: string; text: string; demo: boolean }) {
  const t = useTranslations('accounts');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="flex max-w-read flex-col items-start gap-3 border-t border-ink pt-5">
      <MailCheck aria-hidden className="size-8 text-accent" />
      <h2 ref={heading} tabIndex={-1} className="text-lg font-bold outline-none">{title}</h2>
      <p>{text}</p>
      <p className="text-sm text-ink-muted">{t('signUp.sentNothing')}</p>
      {demo && <Button asChild><Link href="/mailbox">{t('demo.openMailbox')}</Link></Button>}
    </div>
  );
}
