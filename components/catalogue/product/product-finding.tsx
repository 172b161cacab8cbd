'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { comparisonAddress } from '@/lib/catalogue/model/comparison';
import { COMPARED_MAX } from '@/lib/catalogue/model/finding';
import { CompareTick } from '../compare-tick';
import { FavouriteButton } from '../favourite-button';
import { useComparison } from '../finding/use-comparison';

/** Heart and tick under the name, and the way to the comparison: on phones the lower edge belongs to the price. */
export function ProductFinding({ id, title }: { id: string; title: string }) {
  const t = useTranslations('finding');
  const { compared, refused } = useComparison();
  return (
    <div className="-ml-2.5 flex flex-wrap items-center gap-x-1">
      <FavouriteButton id={id} title={title} worded className="px-2.5" />
      <CompareTick id={id} title={title} look="text-sm" className="px-2.5" />
      <span role="status" className="min-h-11 content-center text-sm lg:hidden">
        {compared.length > 0 && (
          <Link href={comparisonAddress({ ids: compared })} prefetch={false} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">
            {t('seeCompared', { count: compared.length, max: COMPARED_MAX })}
          </Link>
        )}
        {refused && <span className="block pb-2 text-critical">{t('full', { max: COMPARED_MAX })}</span>}
      </span>
    </div>
  );
}
