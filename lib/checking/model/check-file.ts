import type { ContractText } from '@/lib/contracts/model/read-contract';
import { err, type Result } from '@/lib/kernel/result';
import { checkContents, OF_CONTENTS, type ContentsReport } from './check-contents';
import { checkSeal, type SealReport } from './check-seal';
import { allUnknown, failed, stateOf, type Check } from './checks';
import { MOST_BYTES } from './pdf-signature';

/** What a file says by itself. */
export interface FileReport extends SealReport, Omit<ContentsReport, 'checks'> {
  bytes: number;
  sha256: string;
  /** Of the sealed part, where more follows it. */
  sealedSha256: string | null;
}

/** What reads a PDF's contents; it is told what is known of its seal by then. */
export type Reader = (seal: SealReport) => Promise<Result<ContractText>>;

async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether all of the file stands under one seal that holds; by whom is not known where there is no root to compare with. */
const isSealed = ({ checks }: SealReport): boolean =>
  (['signature', 'whole', 'seal'] as const).every((name) => stateOf(checks, name) === 'PASSED') && checks.every(({ state }) => state !== 'FAILED');

/** Why contents could not be looked at, by the reader's error. */
const UNREAD: Readonly<Record<string, string>> = { 'recompute.no-reader': 'no-reader', 'verify.not-looked': 'not-looked' };

function unread(code: string): ContentsReport {
  const checks: Check[] = code === 'recompute.no-terms'
    ? [failed('terms', 'none'), ...allUnknown(OF_CONTENTS.slice(1), 'no-terms')]
    : allUnknown(OF_CONTENTS, UNREAD[code] ?? 'pdf-unreadable');
  return { checks, said: null, termsSha256: null, purchaser: null };
}

/**
 * Checks a file by itself: its seal against the trusted roots (PEM), and all that it carries. The same in a browser and
 * on the server. It never throws for what the file is. Errors: `file-size`.
 */
export async function checkFile(bytes: Uint8Array, roots: readonly string[], read: Reader): Promise<Result<FileReport>> {
  if (bytes.length > MOST_BYTES) return err({ code: 'file-size' });
  const seal = await checkSeal(bytes, roots);
  const text = seal.checks[0]?.reason === 'not-pdf' ? err({ code: 'recompute.no-pdf' }) : await read(seal).catch(() => err({ code: 'recompute.no-pdf' }));
  const contents = text.ok ? await checkContents(text.value, isSealed(seal)).catch(() => unread('unreadable')) : unread(text.error.code);
  return {
    ok: true,
    value: {
      ...seal, ...contents, checks: [...seal.checks, ...contents.checks], bytes: bytes.length, sha256: await hashOf(bytes),
      sealedSha256: seal.sealedBytes === null ? null : await hashOf(bytes.subarray(0, seal.sealedBytes)),
    },
  };
}
