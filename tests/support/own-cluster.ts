import { openHome } from '@/lib/host/home';
import { startOwnCluster } from '@/lib/host/suites/test-cluster';

/* A suite with a database of its own that does nothing with it until it is killed. */

await startOwnCluster(openHome(), 'killed-');
setInterval(() => undefined, 1000);
