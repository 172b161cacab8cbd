import 'server-only';
import { getServerSession, type Account, type NextAuthOptions, type Profile, type User } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { deviceText } from '@/lib/accounts/model/device';
import type { Provider } from '@/lib/accounts/model/people';
import { signOut } from '@/lib/accounts/sign-out';
import { signIn, type SignedIn, type SignInInput } from '@/lib/accounts/sign-in';
import { liveSession } from '@/lib/accounts/views/session';
import { err, type Problem, type Result } from '@/lib/kernel/result';
import { env } from '@/lib/platform/env';
import { logger } from '@/lib/platform/log';
import { callerAddress, textOf } from './caller-address';
import { webDeps } from './deps';
import { arrive, isProvider, socialConfigs } from './social';
import { unexpected } from './unexpected';

declare module 'next-auth' {
  interface Session { userId: string; epoch: number; sessionId?: string }
  interface User { epoch?: number; sessionId?: string }
}
declare module 'next-auth/jwt' {
  interface JWT { userId: string; epoch: number; sessionId?: string }
}

const THIRTY_DAYS = 30 * 24 * 3600;

/** `accounts.too-many-attempts?seconds=30`: next-auth has one string to hand on. */
function codeWithParams({ code, params }: Problem): string {
  const query = new URLSearchParams(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)])).toString();
  return query ? `${code}?${query}` : code;
}

/** What goes wrong unforeseen must not reach the page in its own words. */
async function enter(input: SignInInput): Promise<Result<SignedIn>> {
  try {
    return await signIn(await webDeps(), input);
  } catch (error) {
    return err(unexpected({ log: logger(env().logLevel, 'web') }, 'sign-in', error));
  }
}

const credentials = CredentialsProvider({
  credentials: { email: {}, password: {} },
  async authorize(credentials, request) {
    const result = await enter({
      email: textOf(credentials?.email), password: textOf(credentials?.password), address: callerAddress(request.headers?.['x-forwarded-for']),
      device: deviceText(textOf(request.headers?.['user-agent'])),
    });
    // next-auth hands the message to the page as `error`: a code, never a reason that tells accounts apart.
    if (!result.ok) throw new Error(codeWithParams(result.error));
    const { userId, epoch, sessionId } = result.value;
    return { id: userId, epoch, sessionId };
  },
});

/** Back from Kakao, Naver or Google, perhaps with a session in hand. What goes wrong unforeseen is said as a code. */
async function welcome(provider: Provider, user: User, account: Account, profile: Profile | undefined): Promise<true | string> {
  try {
    const claim = await getServerSession(authOptions);
    const live = claim?.userId ? await liveSession((await webDeps()).db, { userId: claim.userId, epoch: claim.epoch, sessionId: claim.sessionId }) : null;
    return await arrive({ provider, user, account, profile, actor: live?.actor ?? null });
  } catch (error) {
    unexpected({ log: logger(env().logLevel, 'web') }, 'sign-in', error);
    return `${env().baseUrl}/sign-in?error=people.sign-in-failed`;
  }
}

/** A credentials session is a token that cannot be taken back by itself: it carries the epoch that the database compares. */
export const authOptions: NextAuthOptions = {
  session: { strategy: 'jwt', maxAge: THIRTY_DAYS },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  get secret() { return env().sessionSecret; },
  get providers() { return [...socialConfigs(), credentials]; },
  callbacks: {
    signIn({ user, account, profile }) {
      return account && isProvider(account.provider) ? welcome(account.provider, user, account, profile) : true;
    },
    jwt({ token, user }) {
      return user ? { ...token, userId: user.id, epoch: user.epoch ?? 0, sessionId: user.sessionId } : token;
    },
    session({ session, token }) {
      return { ...session, userId: token.userId, epoch: token.epoch, sessionId: token.sessionId };
    },
  },
  events: {
    async signOut({ token }) {
      if (token?.sessionId) await signOut(await webDeps(), { userId: token.userId, sessionId: token.sessionId });
    },
  },
};
