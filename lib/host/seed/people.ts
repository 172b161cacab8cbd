import { approveSeller } from '@/lib/accounts/approve-seller';
import { confirmEmail } from '@/lib/accounts/confirm-email';
import { createStaff } from '@/lib/accounts/create-staff';
import { checkDigit } from '@/lib/accounts/model/business-number';
import { signUpPurchaserInput, signUpSellerInput } from '@/lib/accounts/model/sign-up';
import { signUpPurchaser } from '@/lib/accounts/sign-up-purchaser';
import { signUpSeller } from '@/lib/accounts/sign-up-seller';
import type { Actor } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, type DemoAccount } from '@/lib/accounts/model/demo-accounts';

interface Shop {
  businessName: string;
  representative: string;
  mailOrderNumber: string;
  businessPhone: string;
  address: { postcode: string; road: string; detail: string };
  payoutBank: string;
  payoutAccount: string;
}

/** By the mail of the first member. The third waits for approval, so that the admin's queue has something in it. */
const SHOPS: Record<string, Shop> = {
  'seller@dalmada.test': {
    businessName: '한빛전자', representative: '이서준', mailOrderNumber: '2024-서울용산-00417', businessPhone: '02-6001-1200',
    address: { postcode: '04376', road: '서울특별시 용산구 새창로 181', detail: '3층' }, payoutBank: '088', payoutAccount: '110345678901',
  },
  'seller2@dalmada.test': {
    businessName: '고요한방 악기', representative: '최지우', mailOrderNumber: '2023-경기파주-00291', businessPhone: '031-900-4410',
    address: { postcode: '10881', road: '경기도 파주시 문발로 240', detail: '' }, payoutBank: '004', payoutAccount: '93410204455667',
  },
  'seller3@dalmada.test': {
    businessName: '너른마루 가구', representative: '오세영', mailOrderNumber: '2026-부산해운대-00083', businessPhone: '051-700-2030',
    address: { postcode: '48058', road: '부산광역시 해운대구 센텀중앙로 97', detail: '1203호' }, payoutBank: '032', payoutAccount: '1012087654321',
  },
};

const WAITING: DemoAccount = { email: 'seller3@dalmada.test', name: '오세영', role: 'SELLER' };

/** Numbers of a tax office that does not exist, so that no demo seller is a real business. */
const NUMBERS: Record<string, string> = { 'seller@dalmada.test': '900810001', 'seller2@dalmada.test': '900810002', 'seller3@dalmada.test': '900810003' };

function done<T>(what: string, result: Result<T>): T {
  if (!result.ok) throw new Error(`The demo's ${what} was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

async function confirm(deps: Deps, email: string): Promise<void> {
  const mail = await deps.db.mailMessage.findFirstOrThrow({ where: { recipient: email, body: { contains: '/confirm-email?token=' } }, orderBy: { id: 'desc' } });
  const token = /token=([\w-]+)/.exec(mail.body)?.[1] ?? '';
  done(`confirmation of ${email}`, await confirmEmail(deps, null, { token, password: DEMO_PASSWORD }));
}

const person = ({ email, name }: DemoAccount) =>
  ({ email, name, password: DEMO_PASSWORD, phone: '010-1234-5678', terms: true, privacy: true, locale: 'ko' as const });

async function makePurchaser(deps: Deps, account: DemoAccount): Promise<void> {
  done(account.email, await signUpPurchaser(deps, null, signUpPurchaserInput.parse({ ...person(account), birthDate: '1991-03-05' })));
  await confirm(deps, account.email);
}

async function makeSeller(deps: Deps, account: DemoAccount): Promise<void> {
  const nine = NUMBERS[account.email] ?? '';
  const shop = SHOPS[account.email];
  const input = signUpSellerInput.parse({
    ...person(account), ...shop, businessNumber: nine + String(checkDigit(nine)), businessEmail: account.email,
    returnsHere: true, returnAddress: { postcode: '', road: '', detail: '' }, payoutHolder: shop?.representative ?? '',
  });
  done(account.email, await signUpSeller(deps, null, input));
  await confirm(deps, account.email);
}

async function make(deps: Deps, account: DemoAccount): Promise<void> {
  const there = await deps.db.user.findUnique({ where: { email: account.email }, select: { emailConfirmedAt: true } });
  if (there?.emailConfirmedAt) return;
  if (account.role === 'PURCHASER') await makePurchaser(deps, account);
  else if (account.role === 'SELLER') await makeSeller(deps, account);
  else done(account.email, await createStaff(deps, { email: account.email, name: account.name, password: DEMO_PASSWORD, role: account.role }));
}

/** The demo's people and sellers, each through the use case that a person would cause. Makes only what is missing. */
export async function seedPeople(deps: Deps): Promise<void> {
  const staffFirst = [...DEMO_ACCOUNTS].sort((a, b) => Number(b.role === 'ADMIN') - Number(a.role === 'ADMIN'));
  for (const account of [...staffFirst, WAITING]) await make(deps, account);
  const admin = await deps.db.user.findFirstOrThrow({ where: { role: 'ADMIN' }, orderBy: { createdAt: 'asc' } });
  const actor: Actor = { userId: admin.id, role: 'ADMIN', name: admin.name };
  const emails = DEMO_ACCOUNTS.filter((account) => account.role === 'SELLER').map((account) => account.email);
  const pending = await deps.db.seller.findMany({ where: { status: 'PENDING', users: { some: { email: { in: emails } } } }, select: { id: true } });
  for (const seller of pending) done('approval', await approveSeller(deps, actor, { sellerId: seller.id, note: '' }));
}
