import { followLinks } from './show';
import { wake } from './wake';

followLinks();
void wake(document);
