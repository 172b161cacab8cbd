import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { createAdmin } from '@/lib/accounts/create-staff';
import type { Problem } from '@/lib/kernel/result';
import { boot, leave } from '@/lib/platform/boot';
import { env } from '@/lib/platform/env';
import { problemText } from '@/lib/platform/messages';
import { flagsOf } from './flags';

const flags = flagsOf(['email', 'name']);

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(question);
  terminal.close();
  return answer.trim();
}

async function need(given: string | undefined, question: string, flag: string): Promise<string> {
  if (given) return given;
  if (process.stdin.isTTY) return ask(question);
  process.stderr.write(`Give --${flag}, or run this in a terminal.\n`);
  process.exit(1);
}

/** Piped in, typed, or made and shown once. */
async function choosePassword(): Promise<{ password: string; made: boolean }> {
  const given = process.stdin.isTTY ? await ask('Password (at least 15 characters; empty: one is made and shown once): ') : (await text(process.stdin)).trim();
  return given ? { password: given, made: false } : { password: randomBytes(18).toString('base64url'), made: true };
}

function said({ code, fields, params }: Problem): string {
  const lines = Object.entries(fields ?? {}).map(([field, why]) => `${field}: ${problemText('en', why, params)}`);
  return lines.length > 0 ? lines.join('\n') : problemText('en', code, params);
}

const email = await need(flags.email, 'Email: ', 'email');
const name = await need(flags.name, 'Name: ', 'name');
const { password, made } = await choosePassword();
const deps = await boot(env(), 'admin');
const result = await createAdmin(deps, { email, name, password });
await leave(deps);
if (!result.ok) {
  process.stderr.write(`The admin was not made.\n${said(result.error)}\n`);
  process.exit(1);
}
process.stdout.write(`The admin ${email} may sign in.${made ? `\nPassword, shown this once: ${password}` : ''}\n`);
process.exit(0);
