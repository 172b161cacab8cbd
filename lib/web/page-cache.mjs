import { createHash } from 'node:crypto';
import cache from 'next/dist/server/lib/incremental-cache/file-system-cache.js';
import { env, isBuilding } from '../platform/env.ts';
import { withScripts } from './content-policy.ts';
import { followMall } from './kept-pages.ts';

const INLINE = /<script(?![^>]*\ssrc=)(?![^>]*type="application\/ld\+json")[^>]*>([\s\S]*?)<\/script>/g;

const hashOf = (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/* Next loads this file by itself, and once more within its bundle, where a module's default is what it exports. */
const FileSystemCache = cache.default ?? cache;
const kept = globalThis;

/**
 * Next's own cache of pages. A page is kept with a policy that allows the scripts that it was made with, and no others;
 * and no longer than it is true, by the database's own word, whoever changed it: web, worker or another web.
 */
export default class PageCache extends FileSystemCache {
  constructor(context) {
    super(context);
    if (!isBuilding()) kept.dalmadaFollowing ??= followMall(env().databaseUrl, (tags) => this.revalidateTag(tags));
  }

  async set(key, data, context) {
    if (data?.kind === 'APP_PAGE' && typeof data.html === 'string') {
      const scripts = [...data.html.matchAll(INLINE)].map(([, script]) => hashOf(script));
      data.headers = { ...data.headers, 'content-security-policy': withScripts([...new Set(scripts)]) };
    }
    return super.set(key, data, context);
  }
}
