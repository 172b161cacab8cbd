import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';

export interface Leaving {
  id: string;
  email: string;
  name: string;
  phone: string | null;
  birthDate: string | null;
  locale: string;
}

/** The person's row, which whoever begins something in its name waits for. */
export async function lockPerson(tx: Tx, userId: string): Promise<Leaving | null> {
  const [row] = await tx.$queryRaw<Leaving[]>`
    SELECT id, email, name, phone, birth_date::text AS "birthDate", locale FROM app_user WHERE id = ${userId} AND closed_at IS NULL FOR UPDATE`;
  return row ?? null;
}

/** Whether there is anything that the law keeps: an order or a transfer that was signed, whatever became of it. */
export async function hasRecords(tx: Tx, userId: string): Promise<boolean> {
  return (await tx.order.findFirst({ where: { purchaserId: userId, signedAt: { not: null } }, select: { id: true } })) !== null
    || (await tx.leaseTransfer.findFirst({ where: { toId: userId, signedAt: { not: null } }, select: { id: true } })) !== null;
}

/** Approvals that nobody will take any more. */
export const findFreeApprovals = (tx: Tx, userId: string) =>
  tx.approval.findMany({ where: { purchaserId: userId, status: 'LIVE', heldMinor: 0, usedMinor: 0 }, select: { id: true, institution: { select: { kind: true } } } });

/** What belongs to the person alone goes; the row stays for what points to it, saying nothing of anybody. */
export async function anonymise(tx: Tx, userId: string, { at, passwordHash }: { at: Temporal.Instant; passwordHash: string }): Promise<void> {
  await tx.savedAddress.deleteMany({ where: { userId } });
  await tx.favourite.deleteMany({ where: { userId } });
  await tx.notificationChoice.deleteMany({ where: { userId } });
  await tx.notification.deleteMany({ where: { userId } });
  await tx.signInIdentity.deleteMany({ where: { userId } });
  await tx.accountToken.deleteMany({ where: { userId } });
  await tx.dataExport.deleteMany({ where: { userId } });
  await tx.userSession.deleteMany({ where: { userId } });
  await tx.mailMessage.deleteMany({ where: { userId, sentAt: { not: null } } });
  // Half-written forms, and what was told to lenders for orders that never came to be.
  await tx.$executeRaw`UPDATE lease_order SET draft = '{}' WHERE purchaser_id = ${userId} AND signed_at IS NULL`;
  await tx.$executeRaw`
    UPDATE limit_ask k SET assessment = NULL, helps = '[]' FROM limit_request r WHERE r.purchaser_id = ${userId} AND k.limit_request_id = r.id AND k.assessment IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM approval a JOIN lease_order o ON o.approval_id = a.id WHERE a.ask_id = k.id AND o.signed_at IS NOT NULL)`;
  await tx.$executeRaw`UPDATE limit_objection SET text = '-', answer = CASE WHEN answer IS NOT NULL THEN '-' END WHERE purchaser_id = ${userId}`;
  await tx.$executeRaw`
    UPDATE limit_request r SET annual_income_minor = 0, monthly_obligations_minor = 0, employment = 'OTHER', birth_year = 0 WHERE r.purchaser_id = ${userId}
       AND NOT EXISTS (SELECT 1 FROM limit_ask k JOIN approval a ON a.ask_id = k.id JOIN lease_order o ON o.approval_id = a.id
                        WHERE k.limit_request_id = r.id AND o.signed_at IS NOT NULL)`;
  await tx.$executeRaw`
    UPDATE pre_approval p SET annual_income_minor = 0, monthly_obligations_minor = 0, employment = 'OTHER', birth_year = 0, assessment = NULL WHERE p.purchaser_id = ${userId}
       AND NOT EXISTS (SELECT 1 FROM approval a JOIN lease_order o ON o.approval_id = a.id WHERE a.pre_approval_id = p.id AND o.signed_at IS NOT NULL)`;
  await tx.$executeRaw`UPDATE lease_transfer SET to_email = '-', successor = NULL WHERE to_id = ${userId} AND signed_at IS NULL`;
  await tx.$executeRaw`
    UPDATE app_user SET email = lower(id) || '@closed.invalid', name = '-', phone = NULL, birth_date = NULL, password_hash = ${passwordHash}, has_password = false,
           suspended_reason = NULL, session_epoch = session_epoch + 1, closed_at = ${toDate(at)}
     WHERE id = ${userId}`;
}

/** By which cards and accounts they paid. */
export const forgetCards = (tx: Tx, userId: string) => tx.paymentMethod.updateMany({ where: { purchaserId: userId }, data: { brand: null, last4: null, customer: null } });

export async function insertClosure(tx: Tx, userId: string, { kept, at, eraseAfter }: { kept: string | null; at: Temporal.Instant; eraseAfter: Temporal.Instant | null }): Promise<void> {
  await tx.closedAccount.create({ data: { userId, closedAt: toDate(at), kept, eraseAfter: eraseAfter && toDate(eraseAfter) }, select: { userId: true } });
}

export const findToErase = (db: Db, now: Temporal.Instant, take: number) =>
  db.closedAccount.findMany({ where: { eraseAfter: { lte: toDate(now) }, erasedAt: null }, select: { userId: true }, orderBy: { eraseAfter: 'asc' }, take });

/** The time that the law asks for is over: who it was is gone, and where the goods of their orders went. */
export async function eraseKept(tx: Tx, userId: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.closedAccount.updateMany({ where: { userId, erasedAt: null }, data: { kept: null, erasedAt: toDate(at) } });
  if (count === 0) return false;
  await tx.$executeRaw`
    UPDATE lease_order SET draft = '{}', recipient_name = '-', phone = '-', postcode = '', road = '-', address_detail = '',
           mandate_masked = '-', mandate_holder = '-', signature_name = '-' WHERE purchaser_id = ${userId} AND signed_at IS NOT NULL`;
  await forgetCards(tx, userId);
  await tx.$executeRaw`UPDATE lease_transfer SET to_email = '-', successor = NULL WHERE to_id = ${userId} AND state IN ('DONE', 'DECLINED', 'WITHDRAWN', 'LAPSED')`;
  await tx.$executeRaw`UPDATE lease SET holder = jsonb_build_object('name', '-', 'phone', '-', 'postcode', '', 'road', '-', 'detail', '') WHERE purchaser_id = ${userId} AND holder IS NOT NULL`;
  return true;
}

/** The letters that went to those who left, a week afterwards. */
export async function deleteLastLetters(tx: Tx, closedBefore: Temporal.Instant): Promise<void> {
  await tx.$executeRaw`DELETE FROM mail_message m USING closed_account c WHERE m.user_id = c.user_id AND c.closed_at < ${toDate(closedBefore)}`;
}
