import type { Db } from '@/lib/platform/db';

const SIGN_IN = {
  id: true, name: true, role: true, passwordHash: true, sessionEpoch: true, emailConfirmedAt: true, suspendedAt: true,
  seller: { select: { status: true } },
} as const;

export const findForSignIn = (db: Db, email: string) => db.user.findUnique({ where: { email }, select: SIGN_IN });
export type SignInUser = NonNullable<Awaited<ReturnType<typeof findForSignIn>>>;
