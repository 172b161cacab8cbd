import { saveListingInput } from '@/lib/catalogue/model/inputs';
import { EMPTY_PRODUCT } from '@/lib/catalogue/model/product-form';
import { publishListing } from '@/lib/catalogue/publish-listing';
import { registerLeaseProduct } from '@/lib/catalogue/register-lease-product';
import { storePhoto } from '@/lib/catalogue/store-photo';
import type { Actor } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { drawnPhoto } from './drawing';
import { GOODS, type Goods } from './goods';

function done<T>(what: string, result: Result<T>): T {
  if (!result.ok) throw new Error(`The demo's ${what} was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** `U121-26-0041`: the model, the year, a running number that tells units of one model apart. */
const serials = ({ model, units }: Goods, index: number) =>
  Array.from({ length: units }, (_, unit) => `${model.replaceAll(/[^A-Z0-9]/gi, '')}-26-${String((index + 1) * 100 + unit + 1).padStart(4, '0')}`).join('\n');

function formOf(goods: Goods, index: number, fileId: string) {
  const { title, categoryCode, brand, model, description, condition = 'NEW', alt, guarantee, specifications } = goods;
  return saveListingInput.parse({
    product: {
      ...EMPTY_PRODUCT,
      title, categoryCode, brand, model, description, condition,
      photos: [{ fileId, alt }],
      cashPrice: String(goods.cashPrice),
      endOfTerm: goods.residual === undefined ? 'TITLE_TRANSFER' : 'RETURN_OR_BUYOUT',
      offers: goods.terms.map((termMonths) => ({ termMonths, offered: true, residual: String(goods.residual ?? '') })),
      firstPaymentMax: String(goods.firstPaymentMax ?? 30),
      deliveryDays: String(goods.deliveryDays),
      guarantee: {
        responseHours: String(guarantee.responseHours), repairFree: true, replacement: guarantee.replacement ?? false,
        careVisitsPerYear: String(guarantee.careVisitsPerYear ?? 0), noteKo: guarantee.noteKo ?? '', noteEn: guarantee.noteEn ?? '',
      },
      specifications: specifications.map((each) => ({ ...each })),
    },
    serials: serials(goods, index),
  });
}

/** Registration and publication in one transaction: an interrupted seed leaves whole listings or none, and a photo that is swept. */
async function list(deps: Deps, seller: Actor, admin: Actor, goods: Goods, index: number): Promise<void> {
  const bytes = await drawnPhoto(goods.art, goods.colourway);
  const { fileId } = done(`photo of ${goods.title}`, await storePhoto(deps, seller, { name: `${goods.art}.png`, bytes }));
  await write(deps, async (tx) => {
    const within = { ...deps, tx };
    const { listingId } = done(goods.title, await registerLeaseProduct(within, seller, formOf(goods, index, fileId)));
    const waiting = await tx.listing.findUniqueOrThrow({ where: { id: listingId }, select: { draftVersionId: true, submittedAt: true } });
    const submission = { listingId, versionId: waiting.draftVersionId ?? '', submittedAt: waiting.submittedAt?.toISOString() ?? '' };
    done(`publication of ${goods.title}`, await publishListing(within, admin, submission));
    return ok(listingId);
  });
}

/** The demo's listings with their units, registered by the demo's sellers and let in by its admin. Makes only what is missing. */
export async function seedCatalogue(deps: Deps): Promise<void> {
  const { db } = deps;
  const people = await db.user.findMany({ where: { OR: [{ role: 'ADMIN' }, { email: { in: [...new Set(GOODS.map(({ seller }) => seller))] } }] }, orderBy: { createdAt: 'asc' } });
  const admin = people.find(({ role }) => role === 'ADMIN');
  const there = new Set((await db.listing.findMany({ select: { title: true } })).map(({ title }) => title));
  for (const [index, goods] of GOODS.entries()) {
    const seller = people.find(({ email }) => email === goods.seller);
    if (!admin || !seller?.sellerId) throw new Error('The demo has no people yet: seed them first');
    if (there.has(goods.title)) continue;
    const actor: Actor = { userId: seller.id, role: 'SELLER', sellerId: seller.sellerId, sellerRoles: seller.sellerRoles, name: seller.name };
    await list(deps, actor, { userId: admin.id, role: 'ADMIN', name: admin.name }, goods, index);
  }
}
