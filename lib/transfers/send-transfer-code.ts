import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { queueMail } from '@/lib/platform/mail';
import { DEFAULT_LOCALE, isLocale, translate } from '@/lib/platform/messages';
import { codeHash, newCode } from '@/lib/signing/code-hash';
import { CODE_MINUTES, maskedMail, nextCodeAt } from '@/lib/signing/model/code';
import type { TransferInput } from './model/inputs';
import { codesSince, replaceCode } from './store/codes';
import { lockTransfer, sideOf } from './store/transfers';

/** Sends a code to the mail of who is about to sign; the one before it ends. Errors: `not-found`, `transfers.moved-on`, `signing.code-wait`. */
export async function sendTransferCode(deps: Deps, actor: Actor, { transferId }: TransferInput): Promise<Result<{ sentTo: string; expiresAt: string }>> {
  return write(deps, async (tx) => {
    const transfer = await lockTransfer(tx, transferId);
    const side = transfer && sideOf(transfer, actor.userId);
    const person = side === 'FROM' ? transfer?.from : transfer?.to;
    if (!transfer || !side || !person) return err({ code: 'not-found' });
    if (transfer.state !== 'APPROVED' || transfer.documentId === null || transfer.signatures.some((signed) => signed.side === side)) return err({ code: 'transfers.moved-on' });
    const at = deps.clock.now();
    const next = nextCodeAt(await codesSince(tx, { transferId, side }, at.subtract({ hours: 1 })), at);
    if (next) return err({ code: `signing.code-wait?seconds=${Math.ceil(at.until(next).total('seconds'))}` });
    const [id, code, expiresAt, sentTo] = [newId('k'), newCode(), at.add({ minutes: CODE_MINUTES }), maskedMail(person.email)];
    await replaceCode(tx, { id, transferId, side, sentTo, hash: codeHash(id, code, deps.env.encryptionKey), sentAt: toDate(at), expiresAt: toDate(expiresAt) });
    const locale = isLocale(person.locale) ? person.locale : DEFAULT_LOCALE;
    const params = { name: person.name, number: transfer.number, code, minutes: String(CODE_MINUTES) };
    await queueMail(tx, { userId: person.id, recipient: person.email, subject: translate(locale, 'transfers.code.subject', params), body: `${translate(locale, 'transfers.code.body', params)}\n\n/transfers/${transferId}`, at });
    await audit(tx, { actor, action: 'transfer.code-sent', subject: { type: 'transfer', id: transferId }, data: { sentTo }, at });
    return ok({ sentTo, expiresAt: expiresAt.toString() });
  });
}
