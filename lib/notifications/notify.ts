import type { Temporal } from 'temporal-polyfill';
import type { SellerPermission } from '@/lib/accounts/model/seller-roles';
import type { Role } from '@/lib/kernel/actor';
import type { Tx } from '@/lib/platform/db';
import { queueMails } from '@/lib/platform/mail';
import { DEFAULT_LOCALE, isLocale } from '@/lib/platform/messages';
import { mustMail, type NoticeParams } from './model';
import { noticeText } from './notice-text';
import { findRecipients, insertNotices, type Audience, type Recipient } from './store';

export interface Notice {
  /** `orders.signed`: its texts are `notices.signed.title` and `.body` in orders.json. */
  kind: string;
  /** Placeholders of the texts. `…Minor` is shown as an amount, `…At` and `…By` as an instant, `…On` as a day. */
  params: NoticeParams;
  /** Path that the notice opens. */
  href: string;
  /** The same key tells the same person once, however often the work behind it runs. */
  eventKey: string;
  at: Temporal.Instant;
  /** Send it by mail too. */
  mail?: boolean;
}

/** A notice and whom it tells. */
export type Telling = Audience & Notice;

function mailOf(person: Recipient, { kind, params, href, at }: Notice) {
  const { title, body } = noticeText(kind, params, isLocale(person.locale) ? person.locale : DEFAULT_LOCALE);
  return { userId: person.id, recipient: person.email, subject: title, body: `${body}\n\n${href}`, at };
}

/** Tells everybody concerned what they want to hear of, each what is theirs, in the transaction of what is told and in as few statements as one notice takes. */
export async function notifyAll(tx: Tx, tellings: readonly Telling[]): Promise<void> {
  const recipients = await findRecipients(tx, tellings);
  const told = tellings.flatMap((telling, index) => (recipients[index] ?? []).map((person) => ({ person, telling })));
  const isNew = await insertNotices(tx, told.map(({ person, telling }) => ({ ...telling, userId: person.id, hidden: !person.inApp })));
  const mailed = told.filter(({ person, telling }) => telling.mail && (person.byMail || mustMail(telling.kind)) && isNew(person.id, telling.eventKey));
  await queueMails(tx, mailed.map(({ person, telling }) => mailOf(person, telling)));
}

/** Tells one person, in the transaction of what is told. */
export const notify = (tx: Tx, { userId, ...notice }: Notice & { userId: string }): Promise<void> => notifyAll(tx, [{ ...notice, userId }]);

/** Tells everybody in a shop who may do what it is about. */
export const notifySeller = (tx: Tx, sellerId: string, permission: SellerPermission, notice: Notice): Promise<void> => notifyAll(tx, [{ ...notice, sellerId, permission }]);

/** Tells everybody of a role. */
export const notifyRole = (tx: Tx, role: Role, notice: Notice): Promise<void> => notifyAll(tx, [{ ...notice, role }]);
