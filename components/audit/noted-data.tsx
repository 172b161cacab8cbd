import { useLocale, useTranslations } from 'next-intl';
import { readNoted, type NotedField } from './noted';
import { Money } from '@/components/ui/money';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { formatTableDate } from '@/lib/kernel/day-text';

/** Keys of message files: anything else would be read as a path. */
const CODE = /^[\w-]+$/;

/** What else was noted: names and values that a person reads, and the original for whoever checks. */
export function NotedData({ data }: { data: string }) {
  const t = useTranslations('audit');
  const { fields, folded } = readNoted(data);
  return (
    <div className="max-w-md text-xs text-ink-muted">
      {fields.length > 0 && (
        <dl className="flex flex-wrap gap-x-3">
          {fields.map(({ name, value }) => (
            <div key={name} className="flex min-w-0 gap-1.5">
              <dt className="shrink-0">{t.has(`fields.${name}`) ? t(`fields.${name}`) : name}</dt>
              <dd className="min-w-0 break-words text-ink"><NotedValue name={name} value={value} /></dd>
            </div>
          ))}
        </dl>
      )}
      {folded && (
        <details>
          <summary className="inline-flex min-h-6 cursor-pointer items-center underline underline-offset-4">{t('raw')}</summary>
          <pre className="mt-1 max-h-80 overflow-auto rounded-sm bg-sunken p-2 font-mono text-2xs break-all whitespace-pre-wrap" tabIndex={0}>{JSON.stringify(JSON.parse(data), null, 2)}</pre>
        </details>
      )}
    </div>
  );
}

function NotedValue({ name, value }: NotedField) {
  const t = useTranslations('audit');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  switch (value.kind) {
    case 'amount': return <Money minor={value.minor} plain />;
    case 'instant': return <time dateTime={value.text} className="money">{formatTableInstant(value.text, locale)}</time>;
    case 'date': return <time dateTime={value.text} className="money">{formatTableDate(value.text, locale)}</time>;
    case 'yes': return <>{t(value.yes ? 'yes' : 'no')}</>;
    case 'words': return <>{value.words.map((word) => {
      // A code may say another thing in one field than elsewhere: RETURN is what is chosen at the end, and the event of one.
      const key = CODE.test(word) ? [`valuesOf.${name}.${word}`, `values.${word}`].find((each) => t.has(each)) : undefined;
      return key === undefined ? word : t(key);
    }).join(', ')}</>;
    default: return <>{value.text}</>;
  }
}
