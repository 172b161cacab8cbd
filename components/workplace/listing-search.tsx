import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { SELLER_SORTS, type SellerListRequest } from '@/lib/catalogue/model/seller-list';

/** Words and order of the seller's list: a form of the browser's own, so that the address says it all. */
export function ListingSearch({ request }: { request: SellerListRequest }) {
  const t = useTranslations('workplace');
  const sorts = SELLER_SORTS.map((sort) => ({ value: sort, label: t(`sorts.${sort}`) }));
  return (
    <form action="/seller/listings" role="search" className="mb-4 flex flex-wrap items-end gap-3">
      {request.status && <input type="hidden" name="status" value={request.status} />}
      {request.low && <input type="hidden" name="low" value="1" />}
      <Field label={t('search')} className="min-w-56 flex-1 md:max-w-96"><Input type="search" size="sm" name="q" defaultValue={request.query ?? ''} placeholder={t('searchHint')} /></Field>
      <Field label={t('sort')} className="w-44"><Select size="sm" name="sort" defaultValue={request.sort ?? 'newest'} options={sorts} /></Field>
      <Button type="submit" size="sm"><Search aria-hidden />{t('searchDo')}</Button>
    </form>
  );
}
