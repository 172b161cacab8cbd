import type { DisclosureValues } from '@/lib/disclosures/model/pack';
import type { Product } from './product';

/** Who sells: what the law wants said of them on the page. */
export interface SellerIdentity {
  businessName: string;
  businessNumber: string;
  representative: string;
  /** Absent for small sellers, who are exempt. */
  mailOrderNumber: string | null;
  address: string;
  phone: string;
  email: string;
}

/** What a listing says, by the names of the disclosure packs. */
export function listingDisclosures(product: Product, seller: SellerIdentity): DisclosureValues {
  return {
    title: product.title,
    categoryCode: product.categoryCode,
    description: product.description,
    brand: product.brand,
    model: product.model,
    photos: product.photos,
    specifications: product.specifications,
    cashPrice: product.cashPriceMinor,
    offers: product.offers,
    firstPaymentMin: product.firstPaymentMinBps,
    lateRate: product.lateRate,
    deliveryDays: product.deliveryDays,
    guarantee: product.guarantee,
    returnCharge: product.returnChargeBps,
    sellerName: seller.businessName,
    sellerRepresentative: seller.representative,
    sellerAddress: seller.address,
    sellerPhone: seller.phone,
    sellerEmail: seller.email,
  };
}
