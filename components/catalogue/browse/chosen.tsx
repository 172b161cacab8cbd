import { X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import type { Browse } from '@/lib/catalogue/model/browse';
import { formatMoney } from '@/lib/kernel/money';
import { listHref } from './address';

interface Chip {
  name: string;
  /** The list without it. */
  without: Browse;
}

const not = <T,>(all: readonly T[], one: T): T[] => all.filter((each) => each !== one);

/** Everything that narrows the list, each with the list that is left without it. */
function useChips(browse: Browse): Chip[] {
  const t = useTranslations('browse');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { ceilingMinor, termMonths, inStock, ...always } = browse;
  const optional = { ...(ceilingMinor !== undefined && { ceilingMinor }), ...(termMonths && { termMonths }), ...(inStock && { inStock }) };
  const rest = (name: keyof typeof optional): Browse => {
    const { [name]: _, ...others } = optional;
    return { ...always, ...others };
  };
  return [
    ...(ceilingMinor === undefined ? [] : [{ name: t('monthUpTo', { amount: formatMoney(ceilingMinor, 'KRW', locale) }), without: rest('ceilingMinor') }]),
    ...(termMonths ? [{ name: t('months', { count: termMonths }), without: rest('termMonths') }] : []),
    ...(browse.firstPercent === 0 ? [] : [{ name: `${t('first')} ${browse.firstPercent}%`, without: { ...browse, firstPercent: 0 as const } }]),
    ...browse.ends.map((end) => ({ name: t(`ends.${end}`), without: { ...browse, ends: not(browse.ends, end) } })),
    ...browse.guarantees.map((each) => ({ name: t(`guarantees.${each}`), without: { ...browse, guarantees: not(browse.guarantees, each) } })),
    ...(inStock ? [{ name: t('inStock'), without: rest('inStock') }] : []),
    ...browse.brands.map((brand) => ({ name: brand, without: { ...browse, brands: not(browse.brands, brand) } })),
    ...browse.conditions.map((each) => ({ name: t(`condition.${each}`), without: { ...browse, conditions: not(browse.conditions, each) } })),
    ...browse.regions.map((region) => ({ name: t(`regions.${region}`), without: { ...browse, regions: not(browse.regions, region) } })),
  ];
}

/** What is chosen, each to be taken away, and all at once. */
export function Chosen({ browse, className }: { browse: Browse; className?: string }) {
  const t = useTranslations('browse');
  const chips = useChips(browse);
  if (chips.length === 0) return null;
  const { category, words } = browse;
  const nothing: Browse = { firstPercent: 0, ends: [], brands: [], conditions: [], regions: [], guarantees: [], ...(category !== undefined && { category }), ...(words !== undefined && { words }) };
  return (
    <ul aria-label={t('chosen')} className={`flex flex-wrap items-center gap-2 ${className ?? ''}`}>
      {chips.map(({ name, without }) => (
        <li key={name}>
          <Link href={listHref(without)} replace data-stay="replace" scroll={false} prefetch={false} aria-label={t('without', { name })} className="money inline-flex min-h-11 items-center gap-1.5 rounded-full border border-line-strong pr-3 pl-4 text-sm hover:bg-sunken md:min-h-8 md:pr-2.5 md:pl-3">
            {name}<X aria-hidden className="size-3.5 text-ink-muted" />
          </Link>
        </li>
      ))}
      {chips.length > 1 && (
        <li><Link href={listHref(nothing)} replace data-stay="replace" scroll={false} prefetch={false} className="inline-flex min-h-11 items-center px-2 text-sm text-accent underline underline-offset-4 md:min-h-8">{t('clear')}</Link></li>
      )}
    </ul>
  );
}

/** How many things narrow the list beside its price terms. */
export const facetsChosen = ({ ends, guarantees, brands, conditions, regions, inStock }: Browse): number =>
  ends.length + guarantees.length + brands.length + conditions.length + regions.length + (inStock ? 1 : 0);
