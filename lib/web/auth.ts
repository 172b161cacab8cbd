import 'server-only';
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { signIn } from '@/lib/accounts/sign-in';
import { env } from '@/lib/platform/env';
import { webDeps } from './deps';

declare module 'next-auth' {
  interface Session { userId: string; epoch: number }
  interface User { epoch: number }
}
declare module 'next-auth/jwt' {
  interface JWT { userId: string; epoch: number }
}

const THIRTY_DAYS = 30 * 24 * 3600;

/** A credentials session is a token that cannot be taken back by itself: it carries the epoch that the database compares. */
export const authOptions: NextAuthOptions = {
  session: { strategy: 'jwt', maxAge: THIRTY_DAYS },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  get secret() { return env().sessionSecret; },
  providers: [
    CredentialsProvider({
      credentials: { email: {}, password: {} },
      async authorize(credentials, request) {
        const address = String(request.headers?.['x-forwarded-for'] ?? '').split(',')[0]?.trim() || 'local';
        const result = await signIn(await webDeps(), {
          email: credentials?.email ?? '', password: credentials?.password ?? '', address,
        });
        // next-auth hands the message to the page as `error`: a code, never a reason that tells accounts apart.
        if (!result.ok) throw new Error(result.error.code);
        return { id: result.value.userId, epoch: result.value.epoch };
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      return user ? { ...token, userId: user.id, epoch: user.epoch } : token;
    },
    session({ session, token }) {
      return { ...session, userId: token.userId, epoch: token.epoch };
    },
  },
};
