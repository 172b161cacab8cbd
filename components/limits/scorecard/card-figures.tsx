import { useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { SumList } from '@/components/ui/sum-list';
import type { Scorecard } from '@/lib/limits/model/scorecard';
import { typedOf } from '@/lib/limits/model/scorecard-change';
import { CARD_FIELDS } from './card-fields';
import { useFigure } from './use-figure';

/** A scorecard to read: its figures, and each rule with its points or what it decides by itself. */
export function CardFigures({ card }: { card: Scorecard }) {
  const t = useTranslations('limits');
  const figure = useFigure(card);
  const typed = typedOf(card);
  return (
    <div className="space-y-6">
      <DescriptionList items={CARD_FIELDS.map((field) => ({ term: figure.name(field), value: <span className="money">{figure.value(field, typed[field])}</span> }))} />
      <SumList
        rows={card.rules.map(({ code, effect, points }) => ({
          label: figure.name(`points.${code}`), value: effect === 'POINTS' ? figure.value(`points.${code}`, String(points)) : t(`desk.effect.${effect}`),
        }))}
      />
    </div>
  );
}
