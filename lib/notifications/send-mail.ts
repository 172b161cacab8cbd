import { z } from 'zod';
import type { Deps } from '@/lib/platform/db';
import type { Env } from '@/lib/platform/env';
import { keptMailer, MailRefused, smtpMailer, withAddress, type Mailer } from '@/lib/platform/mail';
import { findWaitingMail, markFailed, markSent } from './mail-store';

const mailJob = z.object({ mailId: z.string() });

/** By SMTP where the environment names a server; without one the demo's mail is only kept, for its mailbox page. */
export const mailerFor = (env: Env): Mailer => (env.mailUrl ? smtpMailer(env.mailUrl) : keptMailer);

/** The secret of a link is gone from the database once the mail is out; the demo keeps it, its mailbox being the only place to read it. */
const kept = (env: Env, body: string) => (env.mode === 'demo' ? undefined : body.replaceAll(/([?&]token=)[\w-]+/g, '$1…'));

/**
 * The job `send-mail`. One that is out already is left alone; a crash between sending and noting it sends it once
 * more, under the same Message-ID. What the server refuses for good is noted; everything else is tried again.
 * @throws Error when it is worth another try.
 */
export async function sendMail(deps: Deps, payload: unknown, mailer: Mailer = mailerFor(deps.env)): Promise<void> {
  const { mailId } = mailJob.parse(payload);
  const mail = await findWaitingMail(deps.db, mailId);
  if (!mail) return;
  const { env } = deps;
  try {
    await mailer.send({
      messageId: `<${mail.id}@${new URL(env.baseUrl).hostname}>`, from: env.mailFrom, to: mail.recipient,
      subject: mail.subject, text: withAddress(mail.body, env.baseUrl),
    });
  } catch (error) {
    const final = error instanceof MailRefused;
    await markFailed(deps.db, mail.id, error instanceof Error ? error.message : String(error), final ? kept(env, mail.body) : undefined);
    if (!final) throw error;
    deps.log.warn('mail refused', { mailId, error });
    return;
  }
  await markSent(deps.db, mail.id, deps.clock.now(), kept(env, mail.body));
}
