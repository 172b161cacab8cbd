import { loadFonts } from './fonts';
import { Paper } from './paper';
import { MARGIN, Sheet } from './sheet';

export interface PdfAttachment {
  name: string;
  description: string;
  content: string;
  mediaType: string;
}

export interface PdfMeta {
  title: string;
  lang: string;
  author: string;
  at: Date;
  /** Left end of every page's foot; the page number stands at the right. */
  foot: string;
  attachments?: PdfAttachment[];
}

/** A tagged A4 PDF with its fonts and its attachments inside. The bytes are complete when the promise resolves. */
export async function drawPdf(meta: PdfMeta, pageWord: (page: number, of: number) => string, draw: (sheet: Sheet) => void): Promise<Buffer> {
  const fonts = await loadFonts();
  const doc = new Paper({
    size: 'A4', margin: MARGIN, tagged: true, lang: meta.lang, displayTitle: true, bufferPages: true,
    info: { Title: meta.title, Author: meta.author, CreationDate: meta.at, ModDate: meta.at },
  }, fonts);
  const sheet = new Sheet(doc, fonts);
  draw(sheet);
  sheet.foot(meta.foot, pageWord);
  for (const attachment of meta.attachments ?? []) attach(doc, attachment, meta.at);
  return doc.toFile();
}

function attach(doc: PDFKit.PDFDocument, { name, description, content, mediaType }: PdfAttachment, at: Date): void {
  // The library's types do not know `relationship` (AFRelationship: the data that the document was made from).
  const options = { name, type: mediaType, description, relationship: 'Source', creationDate: at, modifiedDate: at };
  doc.file(Buffer.from(content, 'utf8'), options);
}
