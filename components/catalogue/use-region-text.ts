import { useTranslations } from 'next-intl';
import { REGIONS, type Region } from '@/lib/catalogue/model/regions';

/** Where something is delivered to, in words. */
export function useRegionText(): (regions: readonly Region[]) => string {
  const t = useTranslations('browse');
  return (regions) => (regions.length === REGIONS.length ? t('everywhere') : regions.map((region) => t(`regions.${region}`)).join(', '));
}
