import { randomBytes } from 'node:crypto';
import { NextResponse, type NextRequest } from 'next/server';
import { inDevelopment } from '@/lib/platform/env';
import { ADDRESS_HEADER } from '@/lib/web/address';
import { withScripts } from '@/lib/web/content-policy';
import { FIRST_SCRIPT_SOURCE } from '@/lib/web/first-script';
import { holdsNul, NOWHERE } from '@/lib/web/nul';
import { isSameOrigin } from '@/lib/web/same-origin';

/** Scripts only by this answer's nonce, and the one that stands in every page. */
const contentPolicy = (nonce: string) =>
  withScripts([`'nonce-${nonce}'`, "'strict-dynamic'", FIRST_SCRIPT_SOURCE, ...(inDevelopment() ? ["'unsafe-eval'"] : [])]);

/** A content security policy of its own for every page, and the address for whoever must come back to it; who may see what is decided by views and use cases, not here. */
export function proxy(request: NextRequest) {
  // What is posted to a page is an action of ours, sent by a page of ours; Next itself would answer with a crash.
  if (request.method === 'POST' && !isSameOrigin(request)) return new NextResponse(null, { status: 403 });
  // The framework compares without regard to case: `/EN` would be neither the language nor a page of ours.
  const [named, language] = /^\/(en|ko)(?=\/|$)/i.exec(request.nextUrl.pathname) ?? [];
  if (named && language !== language?.toLowerCase()) {
    return NextResponse.redirect(new URL(`${named.toLowerCase()}${request.nextUrl.pathname.slice(named.length)}${request.nextUrl.search}`, request.url), 308);
  }
  const policy = contentPolicy(randomBytes(16).toString('base64'));
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set(ADDRESS_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = holdsNul(request.url)
    ? NextResponse.rewrite(new URL(NOWHERE, request.url), { request: { headers } })
    : NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  // To its own router the framework says that a rewrite by configuration asks for nothing, though the question goes on with it:
  // a link that changes the question alone (a tab, an open row, another order) would then change nothing.
  if (request.nextUrl.search !== '') response.headers.set('x-nextjs-rewritten-query', request.nextUrl.search.slice(1));
  return response;
}

/* Every page, and nothing else. Next reads this as it stands: no loop, no name. */
export const config = {
  matcher: [
    { source: '/((?!api/|fonts/|files|me$|me/|cards$|_next/static|_next/image|icon.svg|apple-icon.png|favicon.ico|share.png|offline.html|sw.js|robots.txt|sitemap).*)' },
    { source: '/(.*%00.*)' },
  ],
};
