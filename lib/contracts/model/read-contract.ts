import type { PDFDocumentProxy } from 'pdfjs-dist';
import { err, ok, type Result } from '@/lib/kernel/result';

/** Where a contract carries its terms, how it came to be signed, and a supplement what it changes. */
const [TERMS, EVIDENCE, CHANGE] = ['terms.json', 'evidence.json', 'change.json'];
/** No contract of ours has near as many, nor such large parts inside. */
const [MOST_PAGES, MOST_ATTACHED] = [200, 2 * 1024 * 1024];

/** What a contract carries for programs, and what it says to people. */
export interface ContractText {
  terms: string;
  /** null: nobody has signed it yet. */
  evidence: string | null;
  /** Of a supplement. */
  change: string | null;
  printed: string;
}

async function printedIn(pdf: PDFDocumentProxy): Promise<string> {
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1).then((page) => page.getTextContent())));
  return pages.map(({ items }) => items.map((item) => ('str' in item ? item.str : '')).join(' ')).join(' ');
}

async function attachedIn(pdf: PDFDocumentProxy, name: string): Promise<string | null> {
  const [id] = [...(await pdf.getAttachments() ?? [])].find(([, { filename }]) => filename === name) ?? [];
  const content = id === undefined ? undefined : await pdf.getAttachmentContent(id);
  return content && content.byteLength <= MOST_ATTACHED ? new TextDecoder().decode(content) : null;
}

/**
 * What lies inside a PDF for programs, and its text, read where this runs: what reads PDFs is large, and fetched only here.
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
    if (pdf.numPages > MOST_PAGES) return err({ code: 'recompute.no-pdf' });
    const terms = await attachedIn(pdf, TERMS);
    if (terms === null) return err({ code: 'recompute.no-terms' });
    return ok({ terms, evidence: await attachedIn(pdf, EVIDENCE), change: await attachedIn(pdf, CHANGE), printed: await printedIn(pdf) });
  } catch {
    return err({ code: 'recompute.no-pdf' });
  } finally {
    await task.destroy();
  }
}
