import { FIRST_SCRIPT } from '../first-script.ts';
import { SLICES } from '../../platform/font-slices.ts';

/** Files that wake what is alive in a document: the first is run, the others are what it will ask for. */
export interface IslandFiles {
  main: string;
  /** By the first letters of the path they are needed at. */
  beside: readonly { at: string; files: readonly string[] }[];
}

/* What wakes a document is asked for once its first picture stands: until then it would take the line from what is seen. */
export const WAKE_SCRIPT = "(()=>{const f=document.currentScript.dataset.files.split(' '),e=(n,p)=>document.head.append(Object.assign(document.createElement(n),p)),go=()=>{f.slice(1).forEach(href=>e('link',{rel:'modulepreload',href}));e('script',{type:'module',src:f[0]})};document.hidden?go():addEventListener('DOMContentLoaded',()=>requestAnimationFrame(()=>setTimeout(go)))})()";

/* The browser may fetch a page that the reader is about to open. The same text everywhere, so that a policy can name it by its hash. */
export const SPECULATION = JSON.stringify({ prefetch: [{ where: { and: [{ href_matches: ['/p/*', '/c/*', '/en/p/*', '/en/c/*'] }, { not: { selector_matches: '[data-stay]' } }] }, eagerness: 'moderate' }] });

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
/* Of the one answer that the framework made; a text of anybody's has its quotes written otherwise. */
const NONCE = / nonce="[^"]*"/g;
const SCRIPT_HINT = /<link\b(?=[^>]*\bas="script")[^>]*\/?>/g;

const SLICES_HINT = new RegExp(`<link rel="preload" href="${SLICES}"[^>]*/>`);

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
  const files = [main, ...beside.filter(({ at }) => path.startsWith(at)).flatMap(({ files: some }) => some)];
  const ours = `<script data-files="${files.join(' ')}">${WAKE_SCRIPT}</script><script type="speculationrules">${SPECULATION}</script>`;
  return html
    .replaceAll(SCRIPT, (whole, attributes: string, text: string) => (stays(attributes, text) ? whole : ''))
    .replaceAll(SCRIPT_HINT, '')
    .replaceAll(NONCE, '')
    // Of use for few words of a page, and then soon enough: `main` turns it on.
    .replace(SLICES_HINT, '')
    .replace(`<link rel="stylesheet" href="${SLICES}"`, '$& media="print" data-later=""')
    .replace(/<html\b[^>]*/, '$& data-islands=""')
    .replace('</head>', () => `${ours}</head>`);
}
