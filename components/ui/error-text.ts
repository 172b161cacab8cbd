import { useLocale, useTranslations } from 'next-intl';
import { formatDay, isPlainDate } from '@/lib/kernel/day-text';
import { problemKey } from '@/lib/kernel/result';

export type ErrorText = (code: string, params?: Record<string, string | number>) => string;

/**
 * Turns an error code into a sentence, found by `problemKey`. A code may carry its own values, `too-long?max=200`,
 * so that a schema can say them; a value that begins with @ is itself a text of the message files, and a param `…On` is a day, as in notices. A code without a text becomes the general sentence rather than a raw key.
 */
export function useErrorText(): ErrorText {
  const t = useTranslations();
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const worded = ([name, value]: [string, string | number]) => [name, typeof value === 'string' && name.endsWith('On') && isPlainDate(value) ? formatDay(value, locale) : value] as const;
  return (coded, params) => {
    const [code = '', query] = coded.split('?', 2);
    const own = [...new URLSearchParams(query)].map(([name, value]) => [name, value.startsWith('@') ? t(value.slice(1)) : value] as const);
    const values = { ...Object.fromEntries(Object.entries(params ?? {}).map(worded)), ...Object.fromEntries(own) };
    const key = problemKey(code);
    return /^[\w-]+(\.[\w-]+)*$/.test(code) && t.has(key) ? t(key, values) : t('errors.invalid');
  };
}
