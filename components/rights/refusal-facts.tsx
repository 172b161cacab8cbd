import { useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import type { RefusalSight } from '@/lib/rights/views/sights';

/** On what ground, and what happened in the purchaser's words. */
export function RefusalFacts({ refusal }: { refusal: RefusalSight }) {
  const t = useTranslations('rights');
  return (
    <DescriptionList className="border-t border-ink" items={[
      { term: t('seller.ground16'), value: <><strong className="font-semibold">{t(`grounds.${refusal.ground}`)}</strong><span className="block text-xs text-ink-muted">{t('law', { article: t('articles.refusal') })}</span></> },
      { term: t('seller.facts'), value: <span className="break-words whitespace-pre-line">{refusal.facts}</span> },
    ]} />
  );
}
