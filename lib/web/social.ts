import 'server-only';
import type { Account, NextAuthOptions, Profile, User } from 'next-auth';
import GoogleProvider from 'next-auth/providers/google';
import KakaoProvider from 'next-auth/providers/kakao';
import NaverProvider from 'next-auth/providers/naver';
import { cookies, headers } from 'next/headers';
import { enterByIdentity, PENDING_MINUTES } from '@/lib/accounts/enter-by-identity';
import { linkIdentity } from '@/lib/accounts/link-identity';
import { deviceText } from '@/lib/accounts/model/device';
import { normalEmail } from '@/lib/accounts/model/email';
import { PROVIDERS, type Provider } from '@/lib/accounts/model/people';
import type { SessionActor } from '@/lib/accounts/views/session';
import type { Problem } from '@/lib/kernel/result';
import { env } from '@/lib/platform/env';
import { callerAddress } from './caller-address';
import { webDeps } from './deps';

/** Whom a provider vouches for waits in this cookie's keeping: a link alone cannot make another browser go on with it. */
const ARRIVAL_COOKIE = 'dalmada-arrival';

/** Which providers have their keys in the environment. */
export const socialProviders = (): Provider[] => PROVIDERS.filter((provider) => env().social[provider]);

/** Where each asks and answers; the demo may put a server of its own in their place. */
function placesOf(provider: Provider): object {
  const base = env().socialUrl;
  if (!base) return {};
  const own = `${base}/${provider}`;
  if (provider === 'google') return { wellKnown: `${own}/.well-known/openid-configuration`, issuer: own };
  return { authorization: `${own}/authorize`, token: `${own}/token`, userinfo: `${own}/userinfo` };
}

type Config = NextAuthOptions['providers'][number];
type Make = (options: { clientId: string; clientSecret: string }) => Config;

const MAKE: Record<Provider, Make> = { kakao: KakaoProvider, naver: NaverProvider, google: GoogleProvider };

/** next-auth's providers, those alone whose keys are given. */
export const socialConfigs = (): Config[] => socialProviders().map((provider) => {
  const keys = env().social[provider] ?? { clientId: '', clientSecret: '' };
  return MAKE[provider]({ ...keys, ...placesOf(provider), ...(provider === 'kakao' ? { checks: ['state'] } : {}) });
});

interface Claims {
  email_verified?: boolean;
  kakao_account?: { is_email_valid?: boolean; is_email_verified?: boolean };
}

/** Kakao and Google say whether an address is proved; Naver hands on an address of contact and says nothing of it. */
function isVerified(provider: Provider, profile: Claims): boolean {
  if (provider === 'google') return profile.email_verified === true;
  if (provider === 'kakao') return profile.kakao_account?.is_email_valid === true && profile.kakao_account.is_email_verified === true;
  return false;
}

export const isProvider = (name: string | undefined): name is Provider => PROVIDERS.some((provider) => provider === name);

interface Arriving {
  provider: Provider;
  user: User;
  account: Account;
  profile: Profile | undefined;
  /** Who is signed in already. */
  actor: SessionActor | null;
}

const to = (path: string) => `${env().baseUrl}${path}`;
const refusedAt = (path: string, { code }: Problem) => to(`${path}?error=${encodeURIComponent(code)}`);

/**
 * What becomes of somebody who comes back from a provider: a session (true), or the page to go on at. A session that typed
 * its password a moment ago links; everybody else signs in, or links or joins on a page of ours.
 */
export async function arrive({ provider, user, account, profile, actor }: Arriving): Promise<true | string> {
  const deps = await webDeps();
  const identity = { provider, subject: account.providerAccountId };
  if (actor) {
    const linked = await linkIdentity(deps, actor, identity);
    if (linked.ok) return to('/account/security?linked=1');
    if (linked.error.code !== 'people.link-not-asked') return refusedAt('/account/security', linked.error);
  }
  const sent = await headers();
  const email = user.email ? normalEmail(user.email) : null;
  const entered = await enterByIdentity(deps, {
    ...identity, email, emailVerified: email !== null && isVerified(provider, (profile ?? {}) as Claims), name: user.name ?? null,
    address: callerAddress(sent.get('x-forwarded-for')), device: deviceText(sent.get('user-agent')),
  });
  if (!entered.ok) return refusedAt('/sign-in', entered.error);
  if (entered.value.kind === 'pending') {
    (await cookies()).set(ARRIVAL_COOKIE, entered.value.token, { httpOnly: true, sameSite: 'lax', secure: env().baseUrl.startsWith('https:'), path: '/', maxAge: PENDING_MINUTES * 60 });
    return to('/sign-in/first');
  }
  const { userId, epoch, sessionId } = entered.value.session;
  Object.assign(user, { id: userId, epoch, sessionId });
  return true;
}

/** The secret that this browser came back with; empty where it did not. */
export const arrivalToken = async (): Promise<string> => (await cookies()).get(ARRIVAL_COOKIE)?.value ?? '';

/** A use case about whoever this browser came back with. */
export const ofArrival = <D, I extends object, R>(useCase: (deps: D, visitor: null, input: I & { token: string }) => Promise<R>) =>
  async (deps: D, visitor: null, input: I): Promise<R> => useCase(deps, visitor, { ...input, token: await arrivalToken() });
