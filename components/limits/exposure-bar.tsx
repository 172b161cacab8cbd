import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';

/** What the desk has out with a purchaser, with this request beside it, of the most that one person may have. */
export function ExposureBar({ outMinor, askedMinor, mostMinor, currency }: { outMinor: bigint; askedMinor: bigint; mostMinor: bigint; currency: string }) {
  const t = useTranslations('limits.desk.exposureBar');
  const over = outMinor + askedMinor > mostMinor;
  const share = (part: bigint, before = 0n) => {
    const room = mostMinor > before ? mostMinor - before : 0n;
    return `${Number(((part < room ? part : room) * 10_000n) / mostMinor) / 100}%`;
  };
  const figure = (label: string, minor: bigint, mark: string) => (
    <div>
      <dt className="flex items-center gap-2 text-xs text-ink-muted"><span aria-hidden className={`size-2.5 rounded-full ${mark}`} />{label}</dt>
      <dd><Money minor={minor} currency={currency} className="text-base font-semibold" /></dd>
    </div>
  );
  return (
    <div className="pt-1">
      <div aria-hidden className="flex h-2 gap-0.5 overflow-clip rounded-xs bg-sunken">
        <span className="bg-accent" style={{ width: share(outMinor) }} />
        <span className={over ? 'bg-critical' : 'bg-moon'} style={{ width: share(askedMinor, outMinor) }} />
      </div>
      <dl className="mt-3 grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3">
        {figure(t('out'), outMinor, 'bg-accent')}
        {figure(t('asked'), askedMinor, over ? 'bg-critical' : 'bg-moon')}
        {figure(t('most'), mostMinor, 'border border-line-strong bg-sunken')}
      </dl>
      {over && <p className="mt-2 text-sm font-semibold text-critical">{t('over')}</p>}
    </div>
  );
}
