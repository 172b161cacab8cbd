import 'server-only';
import { randomBytes } from 'node:crypto';
import type { Problem } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';

const GONE = /ECONNREFUSED|ECONNRESET|57P01|57P03|53300|Connection terminated|Can't reach database|P1001|P1017|P2024|P2028|57014/;

/** What nobody foresaw: logged whole under a reference, shown as the reference alone. An unreachable database is `busy`: nothing was done, try again. */
export function unexpected(deps: Pick<Deps, 'log'>, where: string, error: unknown): Problem {
  const reference = `E-${randomBytes(3).toString('hex').toUpperCase()}`;
  deps.log.error('unexpected', { where, reference, error });
  const text = error instanceof Error ? `${'code' in error ? String(error.code) : ''} ${error.message}` : '';
  return GONE.test(text) ? { code: 'busy', params: { reference } } : { code: 'unexpected', params: { reference } };
}
