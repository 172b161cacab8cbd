import { guaranteePlan } from '@/lib/catalogue/model/guarantee';
import { translate } from '@/lib/platform/messages';

/** The seller's promise in the words of the product page, which says that the contract repeats them. Empty for a plan that cannot be read. */
export function guaranteeText(plan: unknown): string {
  const read = guaranteePlan.partial().safeParse(plan);
  if (!read.success) return '';
  const { responseHours, repairFree, replacement, careVisitsPerYear, noteKo } = read.data;
  const word = (key: string, params?: Record<string, number>) => translate('ko', `catalogue.guarantee.${key}`, params);
  return [
    responseHours ? word('response', { hours: responseHours }) : '',
    repairFree ? word('repair') : '',
    replacement ? word('replacement') : '',
    careVisitsPerYear ? word('care', { count: careVisitsPerYear }) : '',
    noteKo?.trim() ?? '',
  ].filter(Boolean).join(' · ');
}
