import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { PartBar, PartMark, type PartLook } from '@/components/ui/part-bar';

/** What the desk has out with a purchaser, with this request beside it, of the most that one person may have. */
export function ExposureBar({ outMinor, askedMinor, mostMinor, currency }: { outMinor: bigint; askedMinor: bigint; mostMinor: bigint; currency: string }) {
  const t = useTranslations('limits.desk.exposureBar');
  const over = outMinor + askedMinor > mostMinor;
  const asked = over ? 'critical' : 'moon';
  const figure = (label: string, minor: bigint, look?: PartLook) => (
    <div>
      <dt className="flex items-center gap-2 text-xs text-ink-muted">{look && <PartMark look={look} />}{label}</dt>
      <dd><Money minor={minor} currency={currency} className="text-base font-semibold" /></dd>
    </div>
  );
  return (
    <div className="pt-1">
      <PartBar whole={mostMinor} parts={[{ look: 'accent', minor: outMinor }, { look: asked, minor: askedMinor }]} />
      <dl className="mt-3 grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3">
        {figure(t('out'), outMinor, 'accent')}
        {figure(t('asked'), askedMinor, asked)}
        {figure(t('most'), mostMinor)}
      </dl>
      {over && <p className="mt-2 text-sm font-semibold text-critical">{t('over')}</p>}
    </div>
  );
}
