import type { Temporal } from 'temporal-polyfill';
import { formatInstant } from '@/lib/kernel/date-text';
import type { SellerRole } from '@/lib/kernel/actor';
import type { Tx } from '@/lib/platform/db';
import { queueMail } from '@/lib/platform/mail';
import { DEFAULT_LOCALE, isLocale, translate } from '@/lib/platform/messages';
import type { SentLink } from './store/invitation';

interface InvitationMail {
  email: string;
  /** The language of who invites: that of who is invited is not known yet. */
  locale: string;
  inviter: string;
  shop: string;
  roles: readonly SellerRole[];
  link: SentLink;
  at: Temporal.Instant;
}

/** Sends the link of an invitation to the address that is invited. */
export async function mailInvitation(tx: Tx, { email, locale, inviter, shop, roles, link, at }: InvitationMail): Promise<void> {
  const language = isLocale(locale) ? locale : DEFAULT_LOCALE;
  const values = {
    inviter, shop, roles: roles.map((role) => translate(language, `staff.roles.${role}`)).join(', '), until: formatInstant(link.expiresAt, language),
  };
  await queueMail(tx, {
    recipient: email, subject: translate(language, 'staff.mails.invited.subject', values),
    body: `${translate(language, 'staff.mails.invited.body', values)}\n\n/join?token=${link.token}`, at,
  });
}

/** Tells somebody that they work for a shop no more: without a session, mail alone reaches them. */
export async function mailRemoved(tx: Tx, person: { id: string; name: string; email: string; locale: string }, shop: string, at: Temporal.Instant): Promise<void> {
  const language = isLocale(person.locale) ? person.locale : DEFAULT_LOCALE;
  const values = { name: person.name, shop };
  await queueMail(tx, {
    userId: person.id, recipient: person.email, subject: translate(language, 'staff.mails.removed.subject', values), body: translate(language, 'staff.mails.removed.body', values), at,
  });
}
