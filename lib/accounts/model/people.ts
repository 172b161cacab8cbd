import { z } from 'zod';
import { birthDate } from './adult';
import { tick } from './consent';
import { emailAddress } from './email';
import { givenPassword, newPassword } from './password';
import { businessPhone, mobilePhone } from './phone';
import { koreanAddress } from './seller';
import { locale } from './sign-up';
import { line, personName } from './text';

/** More than anybody needs, few enough for one list. */
export const MOST_ADDRESSES = 20;

const id = z.string({ error: 'invalid' }).min(1, 'invalid').max(60, 'invalid');

export const endSessionInput = z.strictObject({ sessionId: id });
export type EndSession = z.output<typeof endSessionInput>;

const addressFields = {
  label: line(20), recipient: personName, phone: businessPhone,
  postcode: koreanAddress.shape.postcode, road: koreanAddress.shape.road, detail: koreanAddress.shape.detail,
  isDefault: z.boolean({ error: 'invalid' }),
};
/** A new address, or a kept one changed where it names one. */
export const saveAddressInput = z.strictObject({ addressId: id.optional(), ...addressFields });
export type SaveAddress = z.output<typeof saveAddressInput>;
export const addressInput = z.strictObject({ addressId: id });
export type AddressInput = z.output<typeof addressInput>;

export const askEmailChangeInput = z.strictObject({ email: emailAddress, password: givenPassword });
export type AskEmailChange = z.output<typeof askEmailChangeInput>;

export const PROVIDERS = ['kakao', 'naver', 'google'] as const;
export type Provider = (typeof PROVIDERS)[number];
export const provider = z.enum(PROVIDERS, { error: 'choose' });

export const passwordInput = z.strictObject({ password: givenPassword });
export type PasswordInput = z.output<typeof passwordInput>;
export const unlinkInput = z.strictObject({ provider, password: givenPassword });
export type Unlink = z.output<typeof unlinkInput>;

/** Who a provider vouches for joins: what signing up asks, but for what the provider has proved. */
export const joinInput = z.strictObject({ name: personName, phone: mobilePhone, birthDate, terms: tick, privacy: tick, locale });
export type Join = z.output<typeof joinInput>;
/** The same where no proved address came with it: the address is confirmed by mail, with a password. */
export const joinByMailInput = z.strictObject({ ...joinInput.shape, email: emailAddress, password: newPassword });
export type JoinByMail = z.output<typeof joinByMailInput>;
