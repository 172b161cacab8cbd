import type { Temporal } from 'temporal-polyfill';
import { saveListingInput } from '@/lib/catalogue/model/inputs';
import { EMPTY_PRODUCT } from '@/lib/catalogue/model/product-form';
import { publishListing } from '@/lib/catalogue/publish-listing';
import { registerLeaseProduct } from '@/lib/catalogue/register-lease-product';
import { requestChanges } from '@/lib/catalogue/request-changes';
import { saveListing } from '@/lib/catalogue/save-listing';
import { storePhoto } from '@/lib/catalogue/store-photo';
import { unpublishListing } from '@/lib/catalogue/unpublish-listing';
import type { Actor } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { asOf, daysAgo, OPENED_DAYS_AGO } from './demo-time';
import { done, forEach, SILENT, type Tell } from './done';
import { drawnPhoto } from './drawing';
import { GOODS } from './goods';
import { actorOf, adminOf } from './people';
import { regionsOfGoods } from './shelves/delivery';
import { OTHERWISE, type Otherwise } from './shelves/otherwise';
import type { Goods } from './shelves/shelf';

/** Photos drawn and stored at once; a seller may have a hundred lying about without a listing. */
const BATCH = 16;
const DRAWN_AT_ONCE = 3;

/** So many came in the first weeks, four a day; the rest one by one until a few days ago. */
const AT_FIRST = 120;
const LATEST_DAYS_AGO = 4;

/** `U121-26-0041`: the model, the year, a running number that tells units of one model apart. */
const serials = ({ model, units }: Goods, index: number) =>
  Array.from({ length: units }, (_, unit) => `${model.replaceAll(/[^A-Z0-9]/gi, '')}-26-${String((index + 1) * 100 + unit + 1).padStart(4, '0')}`).join('\n');

function cameOn(deps: Deps, index: number): Temporal.Instant {
  const first = OPENED_DAYS_AGO - 3 - Math.min(AT_FIRST, index) / 4;
  const share = Math.max(0, index - AT_FIRST) / Math.max(1, GOODS.length - AT_FIRST - 1);
  return daysAgo(deps.clock, Math.round(first - share * (first - LATEST_DAYS_AGO)), 9 + 2 * (index % 4), (index * 7) % 60);
}

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
      deliveryRegions: regionsOfGoods(title),
      guarantee: {
        responseHours: String(guarantee.responseHours), repairFree: true, replacement: guarantee.replacement ?? false,
        careVisitsPerYear: String(guarantee.careVisitsPerYear ?? 0), noteKo: guarantee.noteKo ?? '', noteEn: guarantee.noteEn ?? '',
      },
      specifications: specifications.map((each) => ({ ...each })),
    },
    serials: serials(goods, index),
  });
}

/** The one who registers, the one who lets in, and where the listing goes. */
interface Listing {
  goods: Goods;
  index: number;
  seller: Actor;
  admin: Actor;
  fileId: string;
  otherwise?: Otherwise;
}

async function submissionOf(deps: Deps, listingId: string) {
  const { db, tx = db } = deps;
  const waiting = await tx.listing.findUniqueOrThrow({ where: { id: listingId }, select: { draftVersionId: true, submittedAt: true } });
  return { listingId, versionId: waiting.draftVersionId ?? '', submittedAt: waiting.submittedAt?.toISOString() ?? '' };
}

/** Registration and decision in one transaction: an interrupted seed leaves whole listings or none, and a photo that is swept. */
async function list(deps: Deps, { goods, index, seller, admin, fileId, otherwise }: Listing): Promise<void> {
  const form = formOf(goods, index, fileId);
  const { title } = goods;
  await write(deps, async (tx) => {
    const within = { ...deps, tx };
    if (otherwise?.to === 'DRAFT') return ok(done(title, await saveListing(within, seller, form)).listingId);
    const { listingId } = done(title, await registerLeaseProduct(within, seller, form));
    if (otherwise?.to === 'SUBMITTED') return ok(listingId);
    const submission = await submissionOf(within, listingId);
    if (otherwise?.to === 'CHANGES_REQUESTED') done(title, await requestChanges(within, admin, { ...submission, note: otherwise.note }));
    else done(title, await publishListing(within, admin, submission));
    if (otherwise?.to === 'UNPUBLISHED') done(title, await unpublishListing(within, seller, { listingId }));
    return ok(listingId);
  });
}

interface Planned {
  goods: Goods;
  index: number;
  at: Temporal.Instant;
  otherwise?: Otherwise;
}

/** What is not in the mall came before the latest of what is, so that a seller's own list begins with something it sells. */
const planOf = (deps: Deps): Planned[] => [
  ...GOODS.map((goods, index) => ({ goods, index, at: cameOn(deps, index) })),
  ...OTHERWISE.map((otherwise, index) => ({
    goods: otherwise.goods, index: GOODS.length + index, otherwise, at: daysAgo(deps.clock, otherwise.daysAgo, 16, index),
  })),
];

/** The demo's listings with their units, registered by the demo's sellers and let in by its admin. Makes only what is missing. */
export async function seedCatalogue(deps: Deps, tell: Tell = SILENT): Promise<void> {
  const admin = await adminOf(deps);
  const plan = planOf(deps);
  const sellers = new Map<string, Actor>();
  for (const email of new Set(plan.map(({ goods }) => goods.seller))) sellers.set(email, await actorOf(deps, email));
  const there = await titlesThere(deps);
  const missing = plan.filter(({ goods }) => !there.has(goods.title));
  for (let from = 0; from < missing.length; from += BATCH) {
    const batch = missing.slice(from, from + BATCH);
    const stored = new Map<number, string>();
    await forEach(batch, DRAWN_AT_ONCE, async ({ goods, index, at }) => {
      stored.set(index, await photoOf(asOf(deps, at), sellers.get(goods.seller) ?? admin, goods));
    });
    for (const { goods, index, at, otherwise } of batch) {
      tell(`goods ${plan.length - missing.length + missing.findIndex((each) => each.index === index) + 1}/${plan.length}`);
      const listing = { goods, index, seller: sellers.get(goods.seller) ?? admin, admin, fileId: stored.get(index) ?? '' };
      await list(asOf(deps, at), otherwise ? { ...listing, otherwise } : listing);
    }
  }
}

/** By what their newest version is called: a draft has no other title yet. */
async function titlesThere({ db }: Deps): Promise<Set<string>> {
  const versions = await db.listingVersion.findMany({ select: { title: true } });
  return new Set(versions.map(({ title }) => title));
}

async function photoOf(deps: Deps, seller: Actor, { art, colourway, title }: Goods): Promise<string> {
  const bytes = await drawnPhoto(art, colourway);
  return done(`photo of ${title}`, await storePhoto(deps, seller, { name: `${art}.png`, bytes })).fileId;
}
