import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ListingForm } from '@/components/catalogue/listing-form/listing-form';
import { PageHeader } from '@/components/ui/page-header';
import { EMPTY_PRODUCT } from '@/lib/catalogue/model/product-form';
import { neededOfProduct } from '@/lib/catalogue/model/registration';
import { categoryNames } from '@/lib/catalogue/views/mall';
import { HOME_JURISDICTION, packInForce } from '@/lib/disclosures/model/packs';
import { dayOf } from '@/lib/platform/clock';
import { webDeps } from '@/lib/web/deps';
import { sellerPage, sellerTitle } from '@/lib/web/session';
import { cropPhotoAction, registerLeaseProductAction, saveListingAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('listings');
  return { title: (await getTranslations('catalogue'))('create') };
}

export default async function NewListingPage() {
  const [actor, { db, clock }, locale, t] = await Promise.all([sellerPage('listings', '/seller/listings/new'), webDeps(), getLocale(), getTranslations('catalogue')]);
  const categories = await categoryNames(db);
  const { listing: needed } = packInForce(HOME_JURISDICTION, dayOf(clock.now()));
  return (
    <>
      <PageHeader title={t('create')} lead={t('createLead')} />
      <ListingForm
        person={actor.userId}
        product={EMPTY_PRODUCT}
        categories={categories.map(({ code, nameKo, nameEn }) => ({ value: code, label: locale === 'en' ? nameEn : nameKo }))}
        needed={neededOfProduct(needed)}
        save={saveListingAction}
        register={registerLeaseProductAction}
        crop={cropPhotoAction}
      />
    </>
  );
}
