import * as library from 'pdfkit';

/** Where the drawing library breaks lines: what it asks of a document, and what it says of a line. Its types do not know it. */
interface Place { x: number; y: number; page: { maxY(): number }; widthOfString(text: string): number; currentLineHeight(): number }
interface Wrapper { on(event: 'line', heard: (line: string) => void): void; wrap(text: string, options: { width: number }): void }
const { LineWrapper } = library as unknown as { LineWrapper: new (place: Place, options: { width: number }) => Wrapper };

/** So near to the edge the library says whether it fits: it rounds. */
const NEAR = 0.05;

/** A text in lines of this width at most, broken as Unicode says (UAX 14); one that fits is not taken apart. */
export function wrapped(text: string, width: number, widthOf: (text: string) => number): string[] {
  if (text === '') return [];
  if (!text.includes('\n') && widthOf(text) < width - NEAR) return [text];
  const lines: string[] = [];
  const wrapper = new LineWrapper({ x: 0, y: 0, page: { maxY: () => Infinity }, widthOfString: widthOf, currentLineHeight: () => 0 }, { width });
  wrapper.on('line', (line) => { lines.push(line.replaceAll('\n', '')); });
  wrapper.wrap(text, { width });
  return lines;
}
