import type { PDFDocumentProxy } from 'pdfjs-dist';
import { err, ok, type Result } from '@/lib/kernel/result';

/** Where a contract carries its terms. */
const ATTACHED = 'terms.json';

/** What a contract carries for programs, and what it says to people. */
export interface ContractText {
  terms: string;
  printed: string;
}

async function printedIn(pdf: PDFDocumentProxy): Promise<string> {
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1).then((page) => page.getTextContent())));
  return pages.map(({ items }) => items.map((item) => ('str' in item ? item.str : '')).join(' ')).join(' ');
}

/**
 * The terms that lie inside a PDF, and its text, read in this browser: what reads PDFs is large, and fetched only here.
 * Errors: `recompute.no-reader`, `recompute.no-pdf`, `recompute.no-terms`.
 */
export async function readContract(bytes: ArrayBuffer): Promise<Result<ContractText>> {
  const reader = await Promise.all([import('pdfjs-dist/legacy/build/pdf.mjs'), import('pdfjs-dist/legacy/build/pdf.worker.mjs')]).catch(() => undefined);
  if (!reader) return err({ code: 'recompute.no-reader' });
  const [{ getDocument }, worker] = reader;
  // Found there, it works on this page and asks for no worker of its own.
  Object.assign(globalThis, { pdfjsWorker: worker });
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  try {
    const pdf = await task.promise;
    const [id] = [...(await pdf.getAttachments() ?? [])].find(([, { filename }]) => filename === ATTACHED) ?? [];
    const content = id === undefined ? undefined : await pdf.getAttachmentContent(id);
    return content ? ok({ terms: new TextDecoder().decode(content), printed: await printedIn(pdf) }) : err({ code: 'recompute.no-terms' });
  } catch {
    return err({ code: 'recompute.no-pdf' });
  } finally {
    await task.destroy();
  }
}
