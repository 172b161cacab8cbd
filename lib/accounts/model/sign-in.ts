import { z } from 'zod';

/** How many failures of one key are borne before it has to wait, and how the wait grows: a block slows guessing, it never shuts anybody out for good. */
export interface ThrottleRule {
  failures: number;
  /** Failures this long apart do not add up. */
  windowSeconds: number;
  firstBlockSeconds: number;
  longestBlockSeconds: number;
}

const MINUTE = 60;

export const THROTTLE = {
  /** One account from one address. */
  pair: { failures: 5, windowSeconds: 30 * MINUTE, firstBlockSeconds: 30, longestBlockSeconds: 15 * MINUTE },
  /** One address, whatever account. */
  address: { failures: 40, windowSeconds: 15 * MINUTE, firstBlockSeconds: MINUTE, longestBlockSeconds: 15 * MINUTE },
  /** One account from everywhere. Addresses that its owner signed in from are exempt: a stranger cannot lock the owner out. */
  account: { failures: 60, windowSeconds: 60 * MINUTE, firstBlockSeconds: MINUTE, longestBlockSeconds: 10 * MINUTE },
} as const satisfies Record<string, ThrottleRule>;

/** A password typed beside a link or within a session: a double click is borne, a guesser is not. */
export const TYPED_AGAIN: ThrottleRule = { failures: 30, windowSeconds: 15 * MINUTE, firstBlockSeconds: MINUTE, longestBlockSeconds: 15 * MINUTE };

/** An address that the owner signed in from is known this long. */
export const KNOWN_ADDRESS_DAYS = 90;

/** What the sign-in form holds; the server takes any text and answers the same to all that is wrong. */
export const signInForm = z.strictObject({
  email: z.string().trim().min(1, 'required'),
  password: z.string().min(1, 'required'),
});

/** Codes that next-auth may hand back; anything else is shown as `unexpected`. */
export const SIGN_IN_CODES = ['accounts.wrong-credentials', 'accounts.too-many-attempts', 'accounts.email-unconfirmed', 'accounts.suspended', 'staff.left-seller'] as const;
export type SignInCode = (typeof SIGN_IN_CODES)[number];

/** Where to go after signing in: a path of this site, else home. Refuses `//evil`, `/\evil` and whatever a browser would read as another origin. */
export function safeNext(next: string | undefined): string {
  if (!next || !/^\/(?![/\\])/.test(next) || /[\\\p{Cc}]/u.test(next)) return '/';
  const here = new URL('http://here.invalid');
  const target = URL.canParse(next, here) ? new URL(next, here) : null;
  // `/.//evil` resolves to a path that would itself be read as another host.
  if (target?.origin !== here.origin || target.pathname.startsWith('//')) return '/';
  return `${target.pathname}${target.search}${target.hash}`;
}
