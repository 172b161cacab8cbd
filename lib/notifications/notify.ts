import type { Temporal } from 'temporal-polyfill';
import type { Role } from '@/lib/kernel/actor';
import type { Tx } from '@/lib/platform/db';
import { queueMail } from '@/lib/platform/mail';
import { DEFAULT_LOCALE, isLocale } from '@/lib/platform/messages';
import type { NoticeParams } from './model';
import { noticeText } from './notice-text';
import { findPerson, findRole, findStaff, insertNotices, type Recipient } from './store';

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

async function tell(tx: Tx, people: Recipient[], notice: Notice): Promise<void> {
  const told = new Set(await insertNotices(tx, people.map((person) => person.id), notice));
  if (!notice.mail) return;
  for (const person of people) {
    if (!told.has(person.id)) continue;
    const { title, body } = noticeText(notice.kind, notice.params, isLocale(person.locale) ? person.locale : DEFAULT_LOCALE);
    await queueMail(tx, { userId: person.id, recipient: person.email, subject: title, body: `${body}\n\n${notice.href}`, at: notice.at });
  }
}

/** Tells one person, in the transaction of what is told. */
export const notify = async (tx: Tx, { userId, ...notice }: Notice & { userId: string }): Promise<void> =>
  tell(tx, await findPerson(tx, userId), notice);

/** Tells everybody who works for a seller. */
export const notifySeller = async (tx: Tx, sellerId: string, notice: Notice): Promise<void> =>
  tell(tx, await findStaff(tx, sellerId), notice);

/** Tells everybody of a role. */
export const notifyRole = async (tx: Tx, role: Role, notice: Notice): Promise<void> =>
  tell(tx, await findRole(tx, role), notice);
