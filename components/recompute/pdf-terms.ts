import { err, ok, type Result } from '@/lib/kernel/result';

/** Where a contract carries its terms. */
const ATTACHED = 'terms.json';

interface Attachment {
  filename: string;
  content: Uint8Array;
}

/**
 * The terms that lie inside a PDF, read in this browser: what reads PDFs is large, and fetched only here.
 * Errors: `recompute.no-pdf`, `recompute.no-terms`.
 */
export async function termsInPdf(bytes: ArrayBuffer): Promise<Result<string>> {
  const [{ getDocument }, worker] = await Promise.all([import('pdfjs-dist/legacy/build/pdf.mjs'), import('pdfjs-dist/legacy/build/pdf.worker.mjs')]);
  // Found there, it works on this page and asks for no worker of its own.
  Object.assign(globalThis, { pdfjsWorker: worker });
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  try {
    const attached = (await (await task.promise).getAttachments() ?? {}) as Record<string, Attachment>;
    const found = Object.values(attached).find(({ filename }) => filename === ATTACHED);
    return found ? ok(new TextDecoder().decode(found.content)) : err({ code: 'recompute.no-terms' });
  } catch {
    return err({ code: 'recompute.no-pdf' });
  } finally {
    await task.destroy();
  }
}
