import { useLocale, useTranslations } from 'next-intl';
import { formatMoney } from '@/lib/kernel/money';
import type { Scorecard } from '@/lib/limits/model/scorecard';
import { CARD_FIELDS, UNITS, type CardField } from './card-fields';

const isField = (field: string): field is CardField => CARD_FIELDS.some((each) => each === field);

/** The name and the value of a figure as a reader sees them; `points.CODE` is a rule's points. */
export function useFigure(card: Scorecard) {
  const t = useTranslations('limits');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const name = (field: string): string => {
    if (isField(field)) return t(`card.fields.${field}`);
    const rule = card.rules.find(({ code }) => `points.${code}` === field);
    return rule ? (locale === 'ko' ? rule.ko : rule.en) : field;
  };
  const value = (field: string, typed: string): string => {
    if (!isField(field)) return t('desk.pointsOf', { points: Number(typed) });
    const unit = UNITS[field];
    if (unit === 'won') return formatMoney(BigInt(typed), card.currency, locale);
    return unit === '%' ? `${typed}%` : `${typed} ${t(`card.${unit}`)}`;
  };
  return { name, value };
}
