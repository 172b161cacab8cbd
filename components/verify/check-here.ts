import type { FileReport } from '@/lib/checking/model/check-file';
import { err, type Result } from '@/lib/kernel/result';

/** What reads signatures and PDFs is large, and fetched when there is something to read. Errors: `file-size`, `verify.no-reader`. */
export async function checkHere(file: File, roots: readonly string[]): Promise<Result<FileReport>> {
  const parts = await Promise.all([import('@/lib/checking/model/check-file'), import('@/lib/contracts/model/read-contract'), import('@/lib/checking/model/pdf-signature')]).catch(() => undefined);
  if (!parts) return err({ code: 'verify.no-reader' });
  const [{ checkFile }, { readContract }, { MOST_BYTES }] = parts;
  if (file.size > MOST_BYTES) return err({ code: 'verify.size' });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return checkFile(bytes, roots, () => readContract(bytes.slice().buffer));
}
