import type { Certificate } from 'pkijs';
import { allUnknown, failed, passed, unknown, type Check } from './checks';
import { fromPem, issuerAmong, issuerOf, isValidAt, readCms, subjectOf, type Cms, type Named } from './cms';
import { findSignature, isPdf, type PdfSignature } from './pdf-signature';

/** What a file's seal says, from the file's bytes and the certificates that the reader trusts. */
export interface SealReport {
  checks: Check[];
  signer: Named | null;
  issuer: Named | null;
  /** RFC 3339; by the time stamp, else as the sealer wrote it. */
  sealedAt: string | null;
  stampedBy: string | null;
  /** Whatever its bytes are now: sealed by a certificate under one of the roots. */
  ours: boolean;
  /** How long the sealed part is, where more follows it. */
  sealedBytes: number | null;
}

const NOTHING: Omit<SealReport, 'checks'> = { signer: null, issuer: null, sealedAt: null, stampedBy: null, ours: false, sealedBytes: null };

/** Looks at the seal of a PDF. It never throws, whatever the bytes are; `roots` are PEM. */
export async function checkSeal(bytes: Uint8Array, roots: readonly string[]): Promise<SealReport> {
  if (!isPdf(bytes)) return { ...NOTHING, checks: [failed('signature', 'not-pdf')] };
  const found = findSignature(bytes);
  if (!found) return { ...NOTHING, checks: [failed('signature', 'none')] };
  const checks = [signatureCheck(found), wholeCheck(found, bytes.length)];
  const unread = { ...NOTHING, checks: [...checks, failed('seal', 'unreadable'), ...allUnknown(['certificate', 'time'], 'unread')] };
  if (!found.parts) return unread;
  const { cms, covered, end } = found.parts;
  const read = await readCms(cms, covered).catch(() => null);
  if (!read) return unread;
  const certified = await certificateOf(read, found, roots);
  return {
    checks: [...checks, sealCheck(read), certified.check, timeCheck(read, found)],
    signer: subjectOf(read.signer), issuer: issuerOf(read.signer), sealedAt: certified.at?.toISOString() ?? null,
    stampedBy: isStamp(read.timestamp) ? read.timestamp.by : null, ours: certified.ours && read.holds,
    sealedBytes: found.fault === 'appended' ? end : null,
  };
}

const isStamp = (stamp: Cms['timestamp']) => stamp !== null && stamp !== 'BROKEN';

function signatureCheck({ count, pades }: PdfSignature): Check {
  if (count > 1) return failed('signature', 'several', { count });
  return pades ? passed('signature') : failed('signature', 'other-form');
}

function wholeCheck({ fault, moved, parts }: PdfSignature, size: number): Check {
  if (fault === 'moved') return failed('whole', 'moved', { bytes: moved });
  if (fault === 'appended') return failed('whole', 'appended', { bytes: size - (parts?.end ?? size) });
  return fault ? failed('whole', fault) : passed('whole', { bytes: size });
}

function sealCheck({ sameContent, holds }: Cms): Check {
  if (!sameContent) return failed('seal', 'changed');
  return holds ? passed('seal') : failed('seal', 'broken');
}

function timeCheck({ timestamp }: Cms, { claimedAt }: PdfSignature): Check {
  if (timestamp === 'BROKEN') return failed('time', 'stamp-broken');
  if (timestamp) return passed('time', { at: timestamp.at.toISOString(), by: timestamp.by });
  return claimedAt ? unknown('time', 'unstamped', { at: claimedAt.toISOString() }) : unknown('time', 'unsaid');
}

const readRoots = (roots: readonly string[]): Certificate[] => roots.flatMap((root) => {
  try {
    return [fromPem(root)];
  } catch {
    return [];
  }
});

async function certificateOf({ signer, timestamp }: Cms, { claimedAt }: PdfSignature, pems: readonly string[]): Promise<{ check: Check; at: Date | null; ours: boolean }> {
  const at = isStamp(timestamp) ? timestamp.at : claimedAt;
  const params = { name: subjectOf(signer).name, issuer: issuerOf(signer).name };
  if (pems.length === 0) return { check: unknown('certificate', 'no-root', params), at, ours: false };
  const root = await issuerAmong(signer, readRoots(pems));
  if (!root) return { check: failed('certificate', 'not-ours', params), at, ours: false };
  const valid = at !== null && isValidAt(signer, at) && isValidAt(root, at);
  return { check: valid ? passed('certificate', params) : failed('certificate', 'not-valid-then', params), at, ours: true };
}
