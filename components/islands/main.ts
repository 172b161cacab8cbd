import { followLinks, watchRows } from './show';
import { wake, wakeInTime, wakeWithReader } from './wake';

for (const sheet of document.querySelectorAll<HTMLLinkElement>('link[data-later]')) sheet.media = 'all';
const words = new URLSearchParams(window.location.search).get('q');
const search = document.querySelector<HTMLInputElement>('[role=search] [name=q]');
// The same page for everybody says in its head nothing of what was looked for.
if (search && words !== null && search.value === '') search.value = words;
followLinks();
watchRows();
wakeWithReader();
wakeInTime();
wake(document);
