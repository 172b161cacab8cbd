import type { z } from 'zod';
import { findUser } from '@/lib/accounts/store/user';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { newId } from '@/lib/platform/id';
import { queueMail } from '@/lib/platform/mail';
import { DEFAULT_LOCALE, isLocale, translate } from '@/lib/platform/messages';
import { codeHash, newCode } from './code-hash';
import { CODE_MINUTES, maskedMail, nextCodeAt } from './model/code';
import type { signingInput } from './model/inputs';
import { codesSince, replaceCode } from './store/codes';
import { lockOwnContract } from './store/signing';

/**
 * Sends a code to the purchaser's mail; the one before it ends. Errors: `not-found`, `signing.over`, `signing.not-read`,
 * `signing.code-wait` (with when the next one may be asked for).
 */
export async function sendSigningCode(deps: Deps, actor: Actor, { contractId }: z.output<typeof signingInput>): Promise<Result<{ sentTo: string; expiresAt: string }>> {
  return write(deps, async (tx) => {
    const contract = await lockOwnContract(tx, contractId, actor.userId);
    if (!contract?.signing) return err({ code: 'not-found' });
    if (contract.state !== 'DELIVERED') return err({ code: 'signing.over' });
    if (!contract.signing.readAt) return err({ code: 'signing.not-read' });
    const at = deps.clock.now();
    const next = nextCodeAt(await codesSince(tx, contractId, at.subtract({ hours: 1 })), at);
    if (next) return err({ code: `signing.code-wait?seconds=${Math.ceil(at.until(next).total('seconds'))}` });
    const person = await findUser(tx, actor.userId);
    if (!person) return err({ code: 'not-found' });
    const [id, code, expiresAt] = [newId('k'), newCode(), at.add({ minutes: CODE_MINUTES })];
    const sentTo = maskedMail(person.email);
    await replaceCode(tx, { id, contractId, sentTo, hash: codeHash(id, code, deps.env.encryptionKey), sentAt: toDate(at), expiresAt: toDate(expiresAt) });
    const locale = isLocale(person.locale) ? person.locale : DEFAULT_LOCALE;
    const params = { name: person.name, number: contract.number, code, minutes: String(CODE_MINUTES) };
    await queueMail(tx, {
      userId: person.id, recipient: person.email, subject: translate(locale, 'signing.mail.subject', params), body: `${translate(locale, 'signing.mail.body', params)}\n\n/contracts/${contractId}/sign`, at,
    });
    await audit(tx, { actor, action: 'contract.code-sent', subject: { type: 'contract', id: contractId }, data: { sentTo }, at });
    faultPoint('send-signing-code:written');
    return ok({ sentTo, expiresAt: expiresAt.toString() });
  });
}
