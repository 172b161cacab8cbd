import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { saveListingInput, type SaveListingForm } from '@/lib/catalogue/model/inputs';
import type { ProductForm } from '@/lib/catalogue/model/product';
import { EMPTY_PRODUCT } from '@/lib/catalogue/model/product-form';
import { publishListing } from '@/lib/catalogue/publish-listing';
import { registerLeaseProduct } from '@/lib/catalogue/register-lease-product';
import { storePhoto } from '@/lib/catalogue/store-photo';
import { checkDigit } from '@/lib/accounts/model/business-number';
import type { Actor } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import { toDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export const errorOf = (result: Result<unknown>) => (result.ok ? undefined : result.error);

const digits = (count: number) => Array.from(randomBytes(count), (byte) => byte % 10).join('');

/** A seller in any state, and somebody who works there. */
export async function someSeller(deps: Deps, { status = 'APPROVED' as const, businessName = '소리나무 악기' }: { status?: 'APPROVED' | 'PENDING' | 'SUSPENDED'; businessName?: string } = {}): Promise<Actor & { sellerId: string }> {
  const nine = `1${digits(8)}`;
  const sellerId = newId('s');
  const userId = newId('p');
  const createdAt = toDate(deps.clock.now());
  const address = { addressPostcode: '03163', addressRoad: '서울 종로구 삼일대로 428', returnPostcode: '03163', returnRoad: '서울 종로구 삼일대로 428' };
  await deps.db.seller.create({
    data: {
      id: sellerId, businessName, businessNumber: `${nine}${checkDigit(nine)}`, representative: '박지훈', mailOrderNumber: '2019-서울종로-0417',
      phone: '02-743-0417', email: 'shop@dalmada.test', ...address, payoutBank: '한빛은행', payoutAccount: '110-000-000000', payoutHolder: businessName, status, createdAt,
    },
  });
  await deps.db.user.create({
    data: { id: userId, email: `${userId.toLowerCase()}@dalmada.test`, name: '박지훈', role: 'SELLER', sellerId, sellerRoles: ['OWNER'], passwordHash: '-', emailConfirmedAt: createdAt, createdAt },
  });
  return { userId, role: 'SELLER', sellerId, sellerRoles: ['OWNER'], name: '박지훈' };
}

export async function someAdmin(deps: Deps): Promise<Actor> {
  const userId = newId('p');
  const createdAt = toDate(deps.clock.now());
  await deps.db.user.create({ data: { id: userId, email: `${userId.toLowerCase()}@dalmada.test`, name: '한관리', role: 'ADMIN', passwordHash: '-', emailConfirmedAt: createdAt, createdAt } });
  return { userId, role: 'ADMIN', name: '한관리' };
}

/** A small real JPEG, each another: the same bytes of one seller would be one photo. */
export const jpeg = (width = 40, height = 30) =>
  sharp(randomBytes(48), { raw: { width: 4, height: 4, channels: 3 } }).resize({ width, height, fit: 'fill' }).jpeg().toBuffer();

export async function somePhoto(deps: Deps, seller: Actor): Promise<string> {
  return valueOf(await storePhoto(deps, seller, { name: '피아노.jpg', bytes: await jpeg() })).fileId;
}

/** The registration form, filled in as a careful seller would. */
export function pianoForm(photoId: string, change: Partial<ProductForm> = {}): ProductForm {
  return {
    ...EMPTY_PRODUCT,
    title: '세종 업라이트 피아노 U-121 월넛', categoryCode: 'instruments', brand: '세종', model: 'U-121',
    description: '높이 121cm 업라이트 피아노입니다. 월넛 무광으로 마감했습니다.',
    photos: [{ fileId: photoId, alt: '월넛 업라이트 피아노 앞모습' }],
    cashPrice: '5480000', endOfTerm: 'RETURN_OR_BUYOUT',
    offers: [12, 24, 36, 48, 60].map((termMonths) => ({ termMonths, offered: true, residual: '1096000' })),
    specifications: [{ name: '높이', value: '1,210 mm' }],
    ...change,
  };
}

export const formInput = (form: Partial<SaveListingForm> & Pick<SaveListingForm, 'product'>) => saveListingInput.parse({ serials: '', ...form });

/** What an admin's page knows of a submission. */
export async function submissionOf(deps: Deps, listingId: string) {
  const { draftVersionId, submittedAt } = await deps.db.listing.findUniqueOrThrow({ where: { id: listingId }, select: { draftVersionId: true, submittedAt: true } });
  if (!draftVersionId || !submittedAt) throw new Error('nothing waits for review');
  return { listingId, versionId: draftVersionId, submittedAt: submittedAt.toISOString() };
}

let things = 40;

/** Two serials that no other listing has. */
const twoSerials = () => [1, 2].map(() => `U121-26-${String((things += 1)).padStart(4, '0')}`).join('\n');

/** A listing in the mall, registered by its seller and let in by an admin. */
export async function publishedListing(
  deps: Deps, seller: Actor, admin: Actor, { serials = twoSerials(), ...change }: Partial<ProductForm> & { serials?: string } = {},
): Promise<string> {
  const product = pianoForm(await somePhoto(deps, seller), change);
  const { listingId } = valueOf(await registerLeaseProduct(deps, seller, formInput({ product, serials })));
  valueOf(await publishListing(deps, admin, await submissionOf(deps, listingId)));
  return listingId;
}
