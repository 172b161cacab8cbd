import { useLocale, useTranslations } from 'next-intl';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { UnsignedCase } from '@/lib/signing/views/unsigned';

/** How often the desk gave more time, and what it told the purchaser. */
export function GivenTimes({ given }: { given: UnsignedCase['given'] }) {
  const t = useTranslations('signing.unsigned');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <ul className="text-sm">
      {given.map(({ at, by, days, note }) => (
        <li key={at} className="border-b border-line py-2">
          <p className="flex flex-wrap justify-between gap-x-4"><span className="font-semibold">{t('givenLine', { by, days })}</span><time dateTime={at} className="money text-ink-muted">{formatTableInstant(at, locale)}</time></p>
          <q className="break-words whitespace-pre-line">{note}</q>
        </li>
      ))}
    </ul>
  );
}
