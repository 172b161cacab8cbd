import { followLinks, watchRows } from './show';
import { wake, wakeInTime, wakeWithReader } from './wake';

for (const sheet of document.querySelectorAll<HTMLLinkElement>('link[data-later]')) sheet.media = 'all';
followLinks();
watchRows();
wakeWithReader();
wakeInTime();
void wake(document);
