/** An element as a strict reader finds it. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** Its own text, entities resolved. */
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

function resolved(text: string): string {
  if (text.includes('<')) throw new Error('a bare < in text');
  return text.replace(/&([^;&]*)(;?)/g, (whole, name: string, end: string) => {
    const mark = end && ENTITIES[name];
    if (!mark) throw new Error(`no such entity: ${whole}`);
    return mark;
  });
}

/** Reads XML 1.0 in UTF-8 without document types, comments or CDATA; throws at whatever is not well-formed. */
export function readXml(bytes: Uint8Array): Element {
  const source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (FORBIDDEN.test(source) || !source.isWellFormed()) throw new Error('a character that XML has no place for');
  const head = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/.exec(source);
  if (!head) throw new Error('no declaration');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [root];
  let rest = source.slice(head[0].length);
  while (rest !== '') {
    const here = open.at(-1) ?? root;
    const tag = /^<(\/?)([A-Za-z][\w.-]*)((?: [A-Za-z][\w:.-]*="[^"<]*")*)>/.exec(rest);
    if (!tag) {
      const text = /^[^<]+/.exec(rest)?.[0];
      if (text === undefined) throw new Error(`not well-formed at ${rest.slice(0, 30)}`);
      here.text += resolved(text);
      rest = rest.slice(text.length);
      continue;
    }
    const [whole, closes, name = '', attributes = ''] = tag;
    rest = rest.slice(whole.length);
    if (closes) {
      if (open.length < 2 || here.name !== name) throw new Error(`</${name}> closes ${here.name}`);
      open.pop();
      continue;
    }
    const child: Element = { name, attributes: Object.fromEntries([...attributes.matchAll(/ ([\w:.-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, resolved(value)])), children: [], text: '' };
    here.children.push(child);
    open.push(child);
  }
  const [document, ...more] = root.children;
  if (open.length !== 1 || !document || more.length > 0 || root.text.trim() !== '') throw new Error('not one element that is closed');
  return document;
}

/** Elements by their path under one, `PmtInf/CdtTrfTxInf`. */
export const within = (element: Element, path: string): Element[] =>
  path.split('/').reduce((found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)), [element]);

export const textAt = (element: Element, path: string): string => within(element, path)[0]?.text ?? '';
