import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { PartBar, PartMark, type PartLook } from '@/components/ui/part-bar';
import type { ExposureRow } from '@/lib/limits/views/exposure';

/** What of a limit is used, held and free: a bar, and the same in figures; the whole bar is the limit. */
export function ExposureFigures({ approvedMinor, usedMinor, heldMinor, freeMinor, currency }: Pick<ExposureRow, 'approvedMinor' | 'usedMinor' | 'heldMinor' | 'freeMinor' | 'currency'>) {
  const t = useTranslations('limits');
  const figure = (key: 'approved' | 'used' | 'held' | 'free', minor: bigint, look?: PartLook) => (
    <div>
      <dt className="flex items-center gap-2 text-xs text-ink-muted">{look && <PartMark look={look} />}{t(`exposure.${key}`)}</dt>
      <dd><Money minor={minor} currency={currency} className="text-base font-semibold" /></dd>
    </div>
  );
  return (
    <>
      <PartBar className="mt-3" whole={approvedMinor} parts={[{ look: 'accent', minor: usedMinor }, { look: 'moon', minor: heldMinor }]} />
      <dl className="mt-3 grid grid-cols-2 gap-x-4 gap-y-3 md:grid-cols-4">
        {figure('approved', approvedMinor)}
        {figure('used', usedMinor, 'accent')}
        {figure('held', heldMinor, 'moon')}
        {figure('free', freeMinor, 'free')}
      </dl>
    </>
  );
}
