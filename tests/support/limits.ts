import type { Actor } from '@/lib/kernel/actor';
import { registerInstitution } from '@/lib/institutions/register-institution';
import { SYSTEM } from '@/lib/kernel/actor';
import { grantSellerLimit } from '@/lib/limits/grant-seller-limit';
import { limitRequestInput } from '@/lib/limits/model/limit-request';
import { requestLimit } from '@/lib/limits/request-limit';
import { toDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { someSeller, valueOf } from './catalogue';

export interface LimitWorld {
  deskId: string;
  seller: Actor & { sellerId: string };
  listingId: string;
}

/** The lease desk, and a seller with an exposure there and a published piano in terms of 24, 36 and 48 months. */
export async function limitWorld(deps: Deps): Promise<LimitWorld> {
  const { institutionId: deskId } = valueOf(await registerInstitution(deps, SYSTEM, {
    code: 'desk', nameKo: '달마다 리스', nameEn: 'Dalmada Lease', kind: 'DESK', baseUrl: null, secret: null, publicKeys: [], policy: {}, position: 0,
    profile: { businessNumber: '2208816351', addressKo: '서울', addressEn: 'Seoul', phone: '02-6000-1200' },
  }));
  const seller = await someSeller(deps);
  valueOf(await grantSellerLimit(deps, SYSTEM, { sellerId: seller.sellerId }));
  return { deskId, seller, listingId: await somePiano(deps, seller) };
}

/** A published listing, written as rows: reviewing it is another storey's business. */
export async function somePiano(deps: Deps, seller: Actor & { sellerId: string }, cashPriceMinor = 5_480_000n): Promise<string> {
  const [listingId, versionId, createdAt] = [newId('g'), newId('gv'), toDate(deps.clock.now())];
  const title = '세종 업라이트 피아노 U-121 월넛';
  await deps.db.category.upsert({ where: { code: 'instruments' }, create: { code: 'instruments', nameKo: '악기', nameEn: 'Instruments', position: 1 }, update: {} });
  await deps.db.listing.create({ data: { id: listingId, number: listingId, sellerId: seller.sellerId, title, categoryCode: 'instruments', createdAt } });
  await deps.db.listingVersion.create({
    data: {
      id: versionId, listingId, number: 1, title, categoryCode: 'instruments', brand: '세종', model: 'U-121', description: '피아노', condition: 'NEW',
      cashPriceMinor, endOfTerm: 'RETURN_OR_BUYOUT', roundingUnit: 10, createdById: seller.userId, createdAt,
      offers: [24, 36, 48].map((termMonths) => ({ termMonths, residualMinor: (cashPriceMinor / 5n).toString() })),
      guarantee: { responseHours: 24, repairFree: true }, specifications: [],
    },
  });
  await deps.db.listing.update({ where: { id: listingId }, data: { status: 'PUBLISHED', publishedVersionId: versionId, publishedAt: createdAt } });
  return listingId;
}

/** What a careful purchaser types; amounts as the form sends them. */
export const limitForm = (listingId: string, change: Record<string, unknown> = {}) => limitRequestInput.parse({
  listingId, termMonths: 48, firstPaymentMinor: '548000', annualIncomeMinor: '42000000', employment: 'EMPLOYED', monthlyObligationsMinor: '350000',
  lenders: ['desk'], ...change,
});

export const requested = async (deps: Deps, purchaser: Actor, listingId: string, change: Record<string, unknown> = {}): Promise<string> =>
  valueOf(await requestLimit(deps, purchaser, limitForm(listingId, change))).requestId;

/** The asks of a request as a person would list them, by lender's code. */
export async function asksOf(deps: Deps, requestId: string) {
  const rows = await deps.db.limitAsk.findMany({ where: { limitRequestId: requestId }, include: { institution: true, approval: true }, orderBy: { id: 'asc' } });
  return rows.map((row) => ({ ...row, lender: row.institution.code }));
}

/** The one live ask of a lender. */
export async function askOf(deps: Deps, requestId: string, lender: string) {
  const ask = (await asksOf(deps, requestId)).findLast((each) => each.lender === lender);
  if (!ask) throw new Error(`${lender} was not asked`);
  return ask;
}
