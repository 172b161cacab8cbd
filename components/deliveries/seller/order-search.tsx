import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { SellerTab } from '@/lib/deliveries/model/tabs';

/** Finds one order among many, within the tab that is open. Plain GET: the address holds what was asked. */
export function OrderSearch({ tab, search }: { tab: SellerTab; search: string }) {
  const t = useTranslations('deliveries.seller');
  return (
    <search className="w-full py-3 md:w-96 md:py-1.5">
      <form aria-label={t('searchLabel')} className="flex gap-2">
        {tab !== 'all' && <input type="hidden" name="tab" value={tab} />}
        <Input size="sm" name="q" type="search" defaultValue={search} maxLength={60} aria-label={t('search')} placeholder={t('search')} />
        <Button type="submit" className="shrink-0"><Search aria-hidden />{t('searchSubmit')}</Button>
      </form>
    </search>
  );
}
