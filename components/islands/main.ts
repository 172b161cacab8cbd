import { followLinks, watchRows } from './show';
import { wake, wakeWithReader } from './wake';

followLinks();
watchRows();
wakeWithReader();
void wake(document);
