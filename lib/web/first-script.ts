import { createHash } from 'node:crypto';

/* A form sent before the page is alive is kept until it is (`AliveForm`): the browser would send it by itself and lose what was typed. */
const EARLY_SUBMIT = "addEventListener('submit',e=>{const f=e.target;if(f.method==='post'&&!f.dataset.ready){e.preventDefault();f.sentEarly=e.submitter}},true);";

/* A field that somebody used, before the page was alive too (`components/ui/held`). */
const EARLY_USE = "addEventListener('input',e=>{e.target.usedEarly=true},true);";

/* What is pressed in a part of a document that is not alive yet is done once it is (`components/islands/wake`). */
const EARLY_PRESS = "addEventListener('click',e=>{const t=e.target,i=t.closest&&h.dataset.islands!==undefined&&t.closest('mall-island:not([data-awake])'),b=i&&t.closest('button,label,input');if(b){e.preventDefault();e.stopPropagation();i.pressedEarly=b;i.dispatchEvent(new Event('pressed-early',{bubbles:true}))}},true);";

/* Day or night as it was chosen, else as the device has it; before the first paint, because the page is the same for everybody. */
const THEME = "const c=document.cookie,h=document.documentElement,m=/(?:^|; )theme=(light|dark)/.exec(c);h.classList.toggle('dark',m?m[1]==='dark':matchMedia('(prefers-color-scheme: dark)').matches);";

/* Who is signed in keeps the room for it in the header (`Personal`), and with a limit for the whole mall on every card. */
const KNOWN = "const k=/(?:^|; )known=([12])/.exec(c);if(k)h.dataset.known=k[1]==='2'?'room':'';";

/* Who comes by an English address goes on in English. */
const ENGLISH = "if(/^\\/en(?:\\/|$)/.test(location.pathname))document.cookie='locale=en; path=/; max-age=31536000; samesite=lax';";

/** What every page does before it is drawn. The same text everywhere, so that a policy can name it by its hash. */
export const FIRST_SCRIPT = `(()=>{${EARLY_SUBMIT}${EARLY_USE}${THEME}${EARLY_PRESS}${KNOWN}${ENGLISH}})()`;

export const FIRST_SCRIPT_SOURCE = `'sha256-${createHash('sha256').update(FIRST_SCRIPT).digest('base64')}'`;
