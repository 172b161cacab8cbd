import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '@/lib/platform/db';
import { countMailsSince, queueMail } from '@/lib/platform/mail';
import { DEFAULT_LOCALE, isLocale, translate } from '@/lib/platform/messages';

interface AccountMail {
  /** Key under `accounts.mails`, or under `texts`. */
  kind: 'confirm' | 'already' | 'reset' | 'passwordChanged' | 'suspended' | 'restored' | 'newEmail' | 'emailChangeAsked' | 'emailChanged' | 'closed' | 'linked' | 'unlinked';
  texts?: 'people.mails';
  to: { id: string; email: string; name: string; locale: string };
  /** Path that the mail leads to. */
  path: string;
  params?: Record<string, string>;
  at: Temporal.Instant;
}

/** Writes a mail about an account in its owner's language. */
export async function mailAccount(tx: Tx, { kind, texts, to, path, params, at }: AccountMail): Promise<void> {
  const locale = isLocale(to.locale) ? to.locale : DEFAULT_LOCALE;
  const values = { name: to.name, ...params };
  const key = `${texts ?? 'accounts.mails'}.${kind}`;
  await queueMail(tx, {
    userId: to.id, recipient: to.email, subject: translate(locale, `${key}.subject`, values),
    body: `${translate(locale, `${key}.body`, values)}\n\n${path}`, at,
  });
}

const MAILS = 5;
const WINDOW_MINUTES = 15;

/** Whether one more mail may go out that anybody can cause without being signed in. */
export async function mayMail(tx: Tx, recipient: string, at: Temporal.Instant): Promise<boolean> {
  return (await countMailsSince(tx, recipient, at.subtract({ minutes: WINDOW_MINUTES }))) < MAILS;
}
