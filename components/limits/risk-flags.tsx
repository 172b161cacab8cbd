import { Flag } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatMoney } from '@/lib/kernel/money';
import type { RiskFlag } from '@/lib/limits/model/risk-flags';

/** What to look at twice, each in a sentence. */
export function RiskFlags({ flags, currency }: { flags: readonly RiskFlag[]; currency: string }) {
  const t = useTranslations('limits.desk.risk');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  if (flags.length === 0) return <p className="text-sm text-ink-muted">{t('none')}</p>;
  const said = (values: RiskFlag['values']) => Object.fromEntries(Object.entries(values).map(([name, value]) =>
    (name.endsWith('Minor') ? [name.replace(/Minor$/, ''), formatMoney(BigInt(value), currency, locale)] : [name, value])));
  return (
    <ul className="text-sm">
      {flags.map(({ code, values }) => (
        <li key={code} className="flex gap-3 border-b border-line py-2.5">
          <Flag aria-hidden className="mt-0.5 size-4 shrink-0 text-caution" />
          <span><span className="font-semibold">{t(`${code}.title`)}</span> <span className="text-ink-muted">{t(`${code}.text`, said(values))}</span></span>
        </li>
      ))}
    </ul>
  );
}
