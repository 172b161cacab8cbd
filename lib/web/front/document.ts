import { FIRST_SCRIPT } from '../first-script.ts';

/** Files that wake what is alive in a document: the first is run, the others are what it will ask for. */
export interface IslandFiles {
  main: string;
  /** By the first letters of the path they are needed at. */
  beside: readonly { at: string; files: readonly string[] }[];
}

/* The browser may fetch a page that the reader is about to open. The same text everywhere, so that a policy can name it by its hash. */
export const SPECULATION = JSON.stringify({ prefetch: [{ where: { and: [{ href_matches: ['/p/*', '/c/*', '/en/p/*', '/en/c/*'] }, { not: { selector_matches: '[data-stay]' } }] }, eagerness: 'moderate' }] });

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
/* Of the one answer that the framework made; a text of anybody's has its quotes written otherwise. */
const NONCE = / nonce="[^"]*"/g;
const SCRIPT_HINT = /<link\b(?=[^>]*\bas="script")[^>]*\/?>/g;

/** What stays: data, and what runs before the first paint. */
const stays = (attributes: string, text: string) => /\btype="application\/(?:ld\+)?json"/.test(attributes) || text === FIRST_SCRIPT;

/** What the framework draws by script after the page has come; such a page is not whole without it. */
const isUnfinished = (html: string) => !html.includes('</html>') || html.includes('data-dgst=') || html.includes('<template id="') || html.includes(' hidden="" id="S:') || html.includes('id="__next_error__"');

/**
 * A whole page of the framework as a document of its own: without its scripts and what they would have begun with, and
 * with ours, which make its islands alive. Undefined where the page is not whole without them.
 */
export function asDocument(html: string, path: string, { main, beside }: IslandFiles): string | undefined {
  if (isUnfinished(html)) return undefined;
  const fetched = beside.filter(({ at }) => path.startsWith(at)).flatMap(({ files }) => files);
  const ours = [
    ...fetched.map((file) => `<link rel="modulepreload" href="${file}" fetchpriority="low"/>`),
    `<script type="module" src="${main}" fetchpriority="low"></script>`,
    `<script type="speculationrules">${SPECULATION}</script>`,
  ].join('');
  return html
    .replaceAll(SCRIPT, (whole, attributes: string, text: string) => (stays(attributes, text) ? whole : ''))
    .replaceAll(SCRIPT_HINT, '')
    .replaceAll(NONCE, '')
    .replace(/<html\b[^>]*/, '$& data-islands=""')
    .replace('</head>', () => `${ours}</head>`);
}
