import type { Actor, Role } from '@/lib/kernel/actor';
import { createStaff } from '@/lib/accounts/create-staff';
import { confirmEmail } from '@/lib/accounts/confirm-email';
import type { SignUpPurchaser, SignUpSeller } from '@/lib/accounts/model/sign-up';
import { reviseSellerInput, type BusinessFacts } from '@/lib/accounts/model/seller';
import { signUpPurchaserInput, signUpSellerInput } from '@/lib/accounts/model/sign-up';
import { approveSeller } from '@/lib/accounts/approve-seller';
import { checkDigit } from '@/lib/accounts/model/business-number';
import { signIn } from '@/lib/accounts/sign-in';
import { signUpPurchaser } from '@/lib/accounts/sign-up-purchaser';
import { signUpSeller } from '@/lib/accounts/sign-up-seller';
import type { Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';

export const PASSWORD = 'four blue whales sing';

/** The value of a result that must have succeeded. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

let made = 0;
const fresh = (kind: string) => `${kind}${(made += 1)}.${Math.random().toString(36).slice(2, 8)}@example.com`;

export const purchaserForm = (over: Partial<Record<keyof SignUpPurchaser, unknown>> = {}): SignUpPurchaser =>
  signUpPurchaserInput.parse({
    email: fresh('buyer'), password: PASSWORD, name: '홍길동', phone: '010-1234-5678', birthDate: '1991-03-05', terms: true, privacy: true, locale: 'ko', ...over,
  });

/** A number that passes the check, a different one each time. */
export function freshBusinessNumber(): string {
  const nine = String(100_000_000 + Math.floor(Math.random() * 899_999_999));
  return nine + String(checkDigit(nine));
}

const business = (email: string) => ({
  businessName: '한빛전자', businessNumber: freshBusinessNumber(), representative: '이대표', mailOrderNumber: '2026-서울강남-01234',
  businessPhone: '02-123-4567', businessEmail: email, address: { postcode: '06236', road: '서울특별시 강남구 테헤란로 123', detail: '4층' },
  returnsHere: true, returnAddress: { postcode: '', road: '', detail: '' }, payoutBank: '088', payoutAccount: '110-123-456789', payoutHolder: '이대표',
});

export const businessForm = (over: Partial<Record<keyof BusinessFacts, unknown>> = {}): BusinessFacts =>
  reviseSellerInput.parse({ ...business(fresh('shop')), ...over });

export const sellerForm = (over: Partial<Record<keyof SignUpSeller, unknown>> = {}): SignUpSeller => {
  const email = fresh('shop');
  return signUpSellerInput.parse({
    email, password: PASSWORD, name: '이담당', phone: '010-2222-3333', terms: true, privacy: true, locale: 'ko', ...business(email), ...over,
  });
};

/** The secret of the newest link that was mailed to an address. */
export async function mailedToken(deps: Deps, recipient: string): Promise<string> {
  const mail = await deps.db.mailMessage.findFirst({ where: { recipient, body: { contains: 'token=' } }, orderBy: { id: 'desc' } });
  return /token=([\w-]+)/.exec(mail?.body ?? '')?.[1] ?? '';
}

export async function actorOf(deps: Deps, email: string): Promise<Actor & { epoch: number }> {
  const user = await deps.db.user.findUniqueOrThrow({ where: { email } });
  return { userId: user.id, role: user.role, name: user.name, epoch: user.sessionEpoch, ...(user.sellerId ? { sellerId: user.sellerId, sellerRoles: user.sellerRoles } : {}) };
}

type Member = Actor & { epoch: number; email: string };

async function confirm(deps: Deps, email: string, password: string): Promise<void> {
  valueOf(await confirmEmail(deps, null, { token: await mailedToken(deps, email), password }));
}

/** A purchaser who signed up and confirmed the address. */
export async function aPurchaser(deps: Deps, over: Parameters<typeof purchaserForm>[0] = {}): Promise<Member> {
  const form = purchaserForm(over);
  valueOf(await signUpPurchaser(deps, null, form));
  await confirm(deps, form.email, form.password);
  return { ...(await actorOf(deps, form.email)), email: form.email };
}

/** A seller's first member, confirmed; the seller waits for approval. */
export async function aPendingSeller(deps: Deps, over: Parameters<typeof sellerForm>[0] = {}): Promise<Member & { sellerId: string }> {
  const form = sellerForm(over);
  valueOf(await signUpSeller(deps, null, form));
  await confirm(deps, form.email, form.password);
  const actor = await actorOf(deps, form.email);
  return { ...actor, sellerId: actor.sellerId ?? '', email: form.email };
}

export async function staff(deps: Deps, role: Extract<Role, 'DESK' | 'ADMIN'>): Promise<Member> {
  const email = fresh(role.toLowerCase());
  valueOf(await createStaff(deps, { email, name: role === 'ADMIN' ? '관리자' : '심사역', password: PASSWORD, role }));
  return { ...(await actorOf(deps, email)), email };
}

/** A seller that an admin approved. */
export async function aSeller(deps: Deps, over: Parameters<typeof sellerForm>[0] = {}): Promise<Member & { sellerId: string }> {
  const member = await aPendingSeller(deps, over);
  valueOf(await approveSeller(deps, await staff(deps, 'ADMIN'), { sellerId: member.sellerId, note: '' }));
  return member;
}

let addresses = 0;
/** Signs in from an address of its own unless one is given. */
export const enter = (deps: Deps, email: string, password = PASSWORD, address = `10.0.${Math.floor((addresses += 1) / 250)}.${addresses % 250}`) =>
  signIn(deps, { email, password, address });
