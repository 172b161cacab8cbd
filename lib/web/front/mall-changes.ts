import { listen } from '../../platform/listen.ts';

/** Said by the database's triggers when something changed that pages for everybody show (migration `mall_changes`): whose listing, or `*`. */
const CHANNEL = 'mall_changed';

/** Hears what changes in the mall, whoever changes it: this web, another, the worker. After a lost connection everything may have. Returns what stops it. */
export const followMall = (databaseUrl: string, changed: (said: string) => unknown): (() => Promise<void>) =>
  listen(databaseUrl, CHANNEL, { heard: changed, connected: () => changed('*') });
