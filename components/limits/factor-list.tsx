import { useLocale, useTranslations } from 'next-intl';
import { Fold } from '@/components/ui/fold';
import { SumList, type SumRow } from '@/components/ui/sum-list';
import { percentText } from '@/lib/catalogue/model/percent';
import { formatMoney } from '@/lib/kernel/money';
import type { Factor, Measured } from '@/lib/limits/model/explanation';

/** Every rule beside what was measured and its bounds: those that held add up; those that did not are folded. */
export function FactorList({ factors, points, currency }: { factors: readonly Factor[]; points: number | null; currency: string }) {
  const t = useTranslations('limits');
  const row = useFactorRow(currency);
  const missed = factors.filter(({ held }) => !held);
  return (
    <>
      <SumList
        rows={factors.filter(({ held }) => held).map(row)}
        {...(points !== null && { result: { label: t('desk.points'), value: t('desk.pointsOf', { points }) } })}
      />
      {missed.length > 0 && (
        <Fold className="mt-3" summary={t('card.notHeld', { count: missed.length })}><SumList rows={missed.map(row)} /></Fold>
      )}
    </>
  );
}

function useFactorRow(currency: string) {
  const t = useTranslations('limits');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const figure = (measure: Extract<Measured, { measure: string }>['measure'], value: string): string => {
    switch (measure) {
      case 'ageYears':
      case 'ageAtEnd': return t('card.years', { count: Number(value) });
      case 'termMonths': return t('months', { count: Number(value) });
      case 'burdenBps':
      case 'firstPaymentBps': return `${percentText(Number(value))}%`;
      default: return formatMoney(BigInt(value), currency, locale);
    }
  };
  const bounds = ({ measure, atLeast, below }: Extract<Measured, { measure: string }>): string => {
    if (atLeast !== undefined && below !== undefined) return t('card.between', { from: figure(measure, atLeast), to: figure(measure, below) });
    if (atLeast !== undefined) return t('card.atLeast', { value: figure(measure, atLeast) });
    return below === undefined ? '' : t('card.below', { value: figure(measure, below) });
  };
  const measured = (each: Measured): string => ('employment' in each
    ? `${t('form.employment')} ${t(`employment.${each.employment}`)} (${each.among.map((one) => t(`employment.${one}`)).join(', ')})`
    : `${t('card.value', { measure: t(`card.measure.${each.measure}`), value: figure(each.measure, each.value) })} (${bounds(each)})`);
  return (factor: Factor): SumRow => ({
    label: locale === 'ko' ? factor.ko : factor.en,
    value: factor.effect === 'POINTS' ? (factor.points < 0 ? `−${-factor.points}` : `+${factor.points}`) : t(`desk.effect.${factor.effect}`),
    hint: factor.measured.map(measured).join(' · '),
  });
}
