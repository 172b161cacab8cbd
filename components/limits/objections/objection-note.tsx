'use client';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Panel } from '@/components/ui/panel';
import { formatInstant } from '@/lib/kernel/date-text';
import type { ObjectionSight } from '@/lib/limits/views/answers';

/** An objection to its purchaser: by when a person answers, and later the answer in its own words. */
export function ObjectionNote({ objection }: { objection: ObjectionSight }) {
  const t = useTranslations('limits');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { text, answerBy, late, answered } = objection;
  const at = formatInstant(answerBy, locale);
  return (
    <Panel tone={answered ? 'info' : late ? 'caution' : 'moon'} className="mt-3 max-w-read" title={answered ? `${t('objection.answered')}: ${t(`objection.${answered.outcome}`)}` : t(late ? 'objection.late' : 'objection.waiting', { at })}>
      {answered && <p className="mt-1 whitespace-pre-line">{answered.answer}</p>}
      {answered?.newRequestId && <Link href={`/limits/${answered.newRequestId}`} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6">{t('objection.again')}</Link>}
      <p className="mt-2 text-xs text-ink-muted">{t('objection.yours')}</p>
      <p className="whitespace-pre-line">{text}</p>
    </Panel>
  );
}
