import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

export const PRICE_SHEET = 'price-terms';
export const FACET_SHEET = 'facets';

/** Title and way out of a sheet; the browser itself opens and closes it, script or not. */
export function SheetHead({ title, sheet, className }: { title: ReactNode; sheet: string; className: string }) {
  const t = useTranslations('browse');
  return (
    <div className={className}>
      <div className="mb-3 flex items-center justify-between gap-4">
        <h2 className="text-lg font-bold">{title}</h2>
        <button type="button" data-first popoverTarget={sheet} popoverTargetAction="hide" aria-label={t('close')} className="-mr-2.5 flex size-11 items-center justify-center"><X aria-hidden className="size-5" /></button>
      </div>
    </div>
  );
}
