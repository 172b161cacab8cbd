import { useTranslations } from 'next-intl';
import { problemKey } from '@/lib/kernel/result';

export type ErrorText = (code: string, params?: Record<string, string | number>) => string;

/**
 * Turns an error code into a sentence, found by `problemKey`. A code may carry its own figures, `too-long?max=200`,
 * so that a schema can say them. A code without a text becomes the general sentence rather than a raw key.
 */
export function useErrorText(): ErrorText {
  const t = useTranslations();
  return (coded, params) => {
    const [code = '', query] = coded.split('?', 2);
    const values = { ...params, ...Object.fromEntries(new URLSearchParams(query)) };
    const key = problemKey(code);
    return /^[\w-]+(\.[\w-]+)*$/.test(code) && t.has(key) ? t(key, values) : t('errors.invalid');
  };
}
