import { exclusionLines, writtenPlan } from '@/lib/catalogue/model/guarantee';
import { translate, type Locale } from '@/lib/platform/messages';

/** The seller's promise in the words of the product page, which says that the contract repeats them. Empty for a plan that cannot be read. */
export function guaranteeText(plan: unknown, locale: Locale = 'ko'): string {
  const read = writtenPlan.safeParse(plan);
  if (!read.success) return '';
  const { responseHours, repairDays, visit, repairFree, replacement, careVisitsPerYear, noteKo, noteEn } = read.data;
  const word = (key: string, params?: Record<string, number | string>) => translate(locale, `catalogue.guarantee.${key}`, params);
  const [own, other] = locale === 'ko' ? [noteKo, ''] : [noteEn, noteKo];
  const exclusions = exclusionLines(read.data, locale === 'en');
  return [
    responseHours ? word('response', { hours: responseHours }) : '',
    repairDays ? word('mend', { days: repairDays }) : '',
    visit ? word(`visits.${visit}`) : '',
    repairFree ? word('repair') : '',
    replacement ? word('replacement') : '',
    careVisitsPerYear ? word('care', { count: careVisitsPerYear }) : '',
    exclusions.length > 0 ? word('excluded', { what: exclusions.join(', ') }) : '',
    own?.trim() || other?.trim() || '',
  ].filter(Boolean).join(' · ');
}
