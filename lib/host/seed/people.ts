import { approveSeller } from '@/lib/accounts/approve-seller';
import { confirmEmail } from '@/lib/accounts/confirm-email';
import { createStaff } from '@/lib/accounts/create-staff';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '@/lib/accounts/model/demo-accounts';
import { signUpPurchaserInput, signUpSellerInput } from '@/lib/accounts/model/sign-up';
import { rejectSeller } from '@/lib/accounts/reject-seller';
import { signUpPurchaser } from '@/lib/accounts/sign-up-purchaser';
import { signUpSeller } from '@/lib/accounts/sign-up-seller';
import { suspendSeller } from '@/lib/accounts/suspend-seller';
import { tellStory } from '@/lib/accounts/tell-story';
import type { Actor } from '@/lib/kernel/actor';
import type { Deps } from '@/lib/platform/db';
import { asOf, daysAgo, OPENED_DAYS_AGO } from './demo-time';
import { done, forEach, SILENT, type Tell } from './done';
import { PURCHASERS, type DemoPurchaser } from './purchasers';
import { businessNumberOf, SHOPS, type Shop } from './shops';

/** Hashes at once: each takes 19 MiB and a core. */
const AT_ONCE = 2;

/** Days ago on which those who came later did so. */
const CAME: Record<string, number> = { 'seller4@dalmada.test': 1, 'seller5@dalmada.test': 26, 'seller6@dalmada.test': 340 };

async function confirm(deps: Deps, email: string): Promise<void> {
  const mail = await deps.db.mailMessage.findFirstOrThrow({ where: { recipient: email, body: { contains: '/confirm-email?token=' } }, orderBy: { id: 'desc' } });
  const token = /token=([\w-]+)/.exec(mail.body)?.[1] ?? '';
  done(`confirmation of ${email}`, await confirmEmail(deps, null, { token, password: DEMO_PASSWORD }));
}

const person = ({ email, name }: { email: string; name: string }) =>
  ({ email, name, password: DEMO_PASSWORD, terms: true, privacy: true, locale: 'ko' as const });

async function makePurchaser(deps: Deps, who: DemoPurchaser): Promise<void> {
  const { birthDate, phone } = who;
  done(who.email, await signUpPurchaser(deps, null, signUpPurchaserInput.parse({ ...person(who), phone, birthDate })));
  await confirm(deps, who.email);
}

async function makeSeller(deps: Deps, shop: Shop): Promise<void> {
  const { businessName, mailOrderNumber, businessPhone, address, payoutBank, payoutAccount } = shop;
  const input = signUpSellerInput.parse({
    ...person(shop), phone: '010-1234-5678', businessName, mailOrderNumber, businessPhone, address, payoutBank, payoutAccount,
    businessNumber: businessNumberOf(shop), representative: shop.name, businessEmail: shop.email,
    returnsHere: true, returnAddress: { postcode: '', road: '', detail: '' }, payoutHolder: shop.name,
  });
  done(shop.email, await signUpSeller(deps, null, input));
  await confirm(deps, shop.email);
}

interface Newcomer {
  email: string;
  make: (deps: Deps) => Promise<void>;
}

function newcomers(): { staff: Newcomer[]; others: Newcomer[] } {
  const staff = DEMO_ACCOUNTS.flatMap(({ email, name, role }) => (role === 'ADMIN' || role === 'DESK'
    ? [{ email, make: async (deps: Deps) => { done(email, await createStaff(deps, { email, name, password: DEMO_PASSWORD, role })); } }] : []));
  const others = [
    ...SHOPS.map((shop) => ({ email: shop.email, make: (deps: Deps) => makeSeller(deps, shop) })),
    ...PURCHASERS.map((who) => ({ email: who.email, make: (deps: Deps) => makePurchaser(deps, who) })),
  ];
  return { staff, others };
}

/** The demo's people and sellers, each through the use case that a person would cause. Makes only what is missing. */
export async function seedPeople(deps: Deps, tell: Tell = SILENT): Promise<void> {
  const known = await deps.db.user.findMany({ where: { emailConfirmedAt: { not: null } }, select: { email: true } });
  const there = new Set(known.map(({ email }) => email));
  const { staff, others } = newcomers();
  let made = 0;
  const make = async ({ email, make: come }: Newcomer) => {
    tell(`people ${made += 1}/${staff.length + others.length}`);
    if (!there.has(email)) await come(asOf(deps, daysAgo(deps.clock, CAME[email] ?? OPENED_DAYS_AGO, 9, made)));
  };
  for (const each of staff) await make(each);
  await forEach(others, AT_ONCE, make);
  await decideSellers(deps);
}

export async function adminOf(deps: Deps): Promise<Actor> {
  const admin = await deps.db.user.findFirstOrThrow({ where: { role: 'ADMIN' }, orderBy: { createdAt: 'asc' } });
  return { userId: admin.id, role: 'ADMIN', name: admin.name };
}

/** A seller's first member, or a purchaser, by mail. */
export async function actorOf(deps: Deps, email: string): Promise<Actor> {
  const { id: userId, role, name, sellerId, sellerRoles } = await deps.db.user.findUniqueOrThrow({ where: { email } });
  return { userId, role, name, ...(sellerId ? { sellerId, sellerRoles } : {}) };
}

/** The owner of a shop. */
export async function ownerOf(deps: Deps, sellerId: string): Promise<Actor> {
  const { id: userId, name, sellerRoles } = await deps.db.user.findFirstOrThrow({ where: { role: 'SELLER', sellerId, sellerRoles: { has: 'OWNER' } }, orderBy: { createdAt: 'asc' } });
  return { userId, role: 'SELLER', name, sellerId, sellerRoles };
}

async function decideSellers(deps: Deps): Promise<void> {
  const admin = await adminOf(deps);
  for (const shop of SHOPS) {
    const seller = await deps.db.seller.findUniqueOrThrow({ where: { businessNumber: businessNumberOf(shop) }, select: { id: true, status: true, storyKo: true } });
    const when = asOf(deps, daysAgo(deps.clock, (CAME[shop.email] ?? OPENED_DAYS_AGO) - 1, 14));
    if (seller.status === 'PENDING') await decide(when, admin, seller.id, shop);
    if (shop.storyKo && shop.became === 'APPROVED' && seller.storyKo === '') {
      done('story', await tellStory(when, await actorOf(deps, shop.email), { storyKo: shop.storyKo, storyEn: shop.storyEn ?? '' }));
    }
  }
}

async function decide(deps: Deps, admin: Actor, sellerId: string, { became, reason = '' }: Shop): Promise<void> {
  if (became === 'PENDING') return;
  if (became === 'REJECTED') return void done('rejection', await rejectSeller(deps, admin, { sellerId, reason }));
  done('approval', await approveSeller(deps, admin, { sellerId, note: '' }));
  if (became === 'SUSPENDED') done('suspension', await suspendSeller(asOf(deps, deps.clock.now().add({ hours: 24 * 200 })), admin, { sellerId, reason }));
}
