import type { Temporal } from 'temporal-polyfill';
import nodemailer from 'nodemailer';
import { toDate } from './clock';
import type { Tx } from './db';
import { newId } from './id';
import { JOB_ATTEMPTS } from './jobs';

export interface MailDraft {
  /** Whose mail it is, where it goes to somebody with an account. */
  userId?: string;
  recipient: string;
  subject: string;
  /** Plain text. A line that begins with `/` is a path of this site: it gets the site's address when it is sent. */
  body: string;
  at: Temporal.Instant;
}

/** Writes mails and queues their sending, in the transaction of what they tell; one statement for all. @returns their ids */
export async function queueMails(tx: Tx, drafts: readonly MailDraft[]): Promise<string[]> {
  if (drafts.length === 0) return [];
  const rows = drafts.map(({ userId, recipient, subject, body, at }) => ({
    id: newId('m'), userId: userId ?? null, recipient, subject: subject.replaceAll(/\s+/g, ' '), body, at: toDate(at),
  }));
  await tx.$executeRaw`
    WITH written AS (
      INSERT INTO mail_message (id, user_id, recipient, subject, body, created_at)
      SELECT id, "userId", recipient, subject, body, at
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS draft(id text, "userId" text, recipient text, subject text, body text, at timestamptz)
      RETURNING id)
    SELECT count(*) FROM graphile_worker.add_jobs((
      SELECT array_agg(('send-mail', json_build_object('mailId', id), NULL, NULL, ${JOB_ATTEMPTS}::smallint, 'send-mail:' || id, NULL, NULL)::graphile_worker.job_spec)
        FROM written))`;
  return rows.map(({ id }) => id);
}

export const queueMail = async (tx: Tx, draft: MailDraft): Promise<string> => (await queueMails(tx, [draft]))[0] ?? '';

/** How many mails went to an address since then, so that strangers cannot flood it. */
export const countMailsSince = (tx: Tx, recipient: string, since: Temporal.Instant): Promise<number> =>
  tx.mailMessage.count({ where: { recipient, createdAt: { gte: toDate(since) } } });

/** The body as it goes out: links whole. */
export const withAddress = (body: string, baseUrl: string) => body.replaceAll(/^\/(?![/\\])/gm, `${baseUrl}/`);

export interface Letter {
  /** Stable over retries, so that a receiver can tell a repeat. */
  messageId: string;
  from: string;
  to: string;
  subject: string;
  text: string;
}

/** A port: SMTP where MAIL_URL says so; the demo without it keeps its mail for the mailbox page. */
export interface Mailer {
  send(letter: Letter): Promise<void>;
}

/** The receiving server will not take this mail, however often it is tried. */
export class MailRefused extends Error {}

const WAIT_MS = 10_000;

/** SMTP reply codes 5yz are final (RFC 5321, 4.2.1), except where it is our own log-in that failed. */
const isFinal = (error: unknown) =>
  error instanceof Error && 'responseCode' in error && Number(error.responseCode) >= 500
  && (!('code' in error) || error.code !== 'EAUTH');

/** @throws MailRefused when it is final, any other error when it is worth another try. */
export function smtpMailer(mailUrl: string): Mailer {
  const transport = nodemailer.createTransport({
    url: mailUrl, connectionTimeout: WAIT_MS, greetingTimeout: WAIT_MS, socketTimeout: WAIT_MS, disableFileAccess: true, disableUrlAccess: true,
  });
  return {
    async send({ messageId, from, to, subject, text }) {
      try {
        await transport.sendMail({ messageId, from, to: { name: '', address: to }, subject, text });
      } catch (error) {
        if (isFinal(error)) throw new MailRefused((error as Error).message, { cause: error });
        throw error;
      }
    },
  };
}

export const keptMailer: Mailer = { send: () => Promise.resolve() };
