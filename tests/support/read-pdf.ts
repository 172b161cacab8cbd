import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface TreeNode { role?: string; alt?: string; children?: TreeNode[] }

export interface PdfSeen {
  pages: number;
  /** Text of all pages; what stands on one line is joined by one blank. */
  text: string;
  title: string | undefined;
  language: string | undefined;
  marked: boolean;
  /** How often each tag occurs. */
  tags: Record<string, number>;
  /** Alternative texts of figures. */
  alts: string[];
  fonts: { name: string; embedded: boolean }[];
  attachments: Record<string, Uint8Array>;
  outline: string[];
}

/** A PDF read back by another program than the one that wrote it. */
export async function readPdf(data: Uint8Array): Promise<PdfSeen> {
  const task = getDocument({ data: new Uint8Array(data), useSystemFonts: false, verbosity: 0, fontExtraProperties: true });
  const pdf = await task.promise;
  const { info } = await pdf.getMetadata() as { info: { Title?: string; Language?: string } };
  const seen: PdfSeen = {
    pages: pdf.numPages, text: '', title: info.Title, language: info.Language, marked: entries(await pdf.getMarkInfo()).some(([name, value]) => name === 'Marked' && value === true), tags: {}, alts: [], fonts: [],
    attachments: await attachmentsOf(pdf), outline: (await pdf.getOutline() ?? []).map((item: { title: string }) => item.title),
  };
  const fonts = new Map<string, boolean>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    seen.text += `${items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')}\n`;
    walk(await page.getStructTree() as TreeNode | null, seen);
    await page.getOperatorList();
    for (const [id] of Object.entries((await page.getTextContent()).styles)) {
      const font = page.commonObjs.has(id) ? page.commonObjs.get(id) as { name?: string; missingFile?: boolean } : undefined;
      if (font?.name) fonts.set(font.name, font.missingFile !== true);
    }
  }
  seen.fonts = [...fonts].map(([name, embedded]) => ({ name, embedded }));
  await task.destroy();
  return seen;
}

/** A line that is written, and how far above the foot of its page. */
export interface PlacedLine { text: string; page: number; y: number }

/** Every line that is written in a document, by itself and in order, without the page numbers and what stands in a figure. */
export const linesOf = async (data: Uint8Array): Promise<string[]> => (await placedLines(data)).map(({ text }) => text);

/** Lines of one text that another does not have, as often as they stand there. */
export function missingFrom(other: readonly string[], lines: readonly string[]): string[] {
  const left = [...other];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** The same with where each stands. */
export async function placedLines(data: Uint8Array): Promise<PlacedLine[]> {
  const task = getDocument({ data: new Uint8Array(data), useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  const lines: PlacedLine[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const tags: string[] = [];
    for (const item of items) {
      if ('str' in item) { if (item.str.trim() !== '' && !tags.includes('Figure')) lines.push({ text: item.str.trim(), page: number, y: item.transform[5] as number }); }
      else if (item.type === 'endMarkedContent') tags.pop();
      else tags.push('tag' in item ? String(item.tag) : '');
    }
  }
  await task.destroy();
  return lines.filter(({ text }) => !/^\d+ \/ \d+쪽$/.test(text));
}

async function attachmentsOf(pdf: PDFDocumentProxy): Promise<Record<string, Uint8Array>> {
  const names = [...(await pdf.getAttachments() ?? new Map()).keys()] as string[];
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await pdf.getAttachmentContent(name) ?? new Uint8Array()] as const)));
}

/** The reader gives dictionaries as objects or as maps. */
const entries = (dictionary: unknown): [string, unknown][] =>
  (dictionary instanceof Map ? [...(dictionary as Map<string, unknown>)] : Object.entries((dictionary ?? {}) as Record<string, unknown>));

function walk(node: TreeNode | null, seen: PdfSeen): void {
  if (!node) return;
  if (node.role) seen.tags[node.role] = (seen.tags[node.role] ?? 0) + 1;
  if (node.alt) seen.alts.push(node.alt);
  for (const child of node.children ?? []) walk(child, seen);
}
