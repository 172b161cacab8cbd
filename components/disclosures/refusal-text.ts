'use client';
import { useTranslations } from 'next-intl';
import { useErrorText } from '@/components/ui/error-text';
import type { Problem } from '@/lib/kernel/result';

/** Refused because a pack wants something else said: then each field is named, with its article. */
const BY_PACK: readonly string[] = ['catalogue.incomplete', 'orders.not-disclosed', 'contracts.not-approvable'];

/** Why something was refused, in words; what the law wants said is named field by field. */
export function useRefusalText(): (problem: Pick<Problem, 'code' | 'params' | 'fields'>) => string {
  const text = useErrorText();
  const t = useTranslations('disclosures.fields');
  return ({ code, params, fields = {} }) => {
    const lacking = BY_PACK.includes(code) ? Object.entries(fields).map(([field, why]) => `${t.has(field) ? t(field) : field}: ${text(why)}`) : [];
    return [text(code, params), ...lacking].join('\n');
  };
}
