import { guaranteePlan } from '@/lib/catalogue/model/guarantee';
import { translate, type Locale } from '@/lib/platform/messages';

/** The seller's promise in the words of the product page, which says that the contract repeats them. Empty for a plan that cannot be read. */
export function guaranteeText(plan: unknown, locale: Locale = 'ko'): string {
  const read = guaranteePlan.partial().safeParse(plan);
  if (!read.success) return '';
  const { responseHours, repairFree, replacement, careVisitsPerYear, noteKo, noteEn } = read.data;
  const word = (key: string, params?: Record<string, number>) => translate(locale, `catalogue.guarantee.${key}`, params);
  const [own, other] = locale === 'ko' ? [noteKo, ''] : [noteEn, noteKo];
  return [
    responseHours ? word('response', { hours: responseHours }) : '',
    repairFree ? word('repair') : '',
    replacement ? word('replacement') : '',
    careVisitsPerYear ? word('care', { count: careVisitsPerYear }) : '',
    own?.trim() || other?.trim() || '',
  ].filter(Boolean).join(' · ');
}
