import { randomBytes } from 'node:crypto';
import { NextResponse, type NextRequest } from 'next/server';
import { inDevelopment } from '@/lib/platform/env';
import { ADDRESS_HEADER } from '@/lib/web/address';
import { holdsNul, NOWHERE } from '@/lib/web/nul';
import { isSameOrigin } from '@/lib/web/same-origin';

const STATIC = ["default-src 'self'", "img-src 'self' blob: data:", "font-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'"];

/** Scripts only by this answer's nonce. Bars have their width in a style attribute, so styles may be inline. */
function contentPolicy(nonce: string): string {
  const evaluation = inDevelopment() ? " 'unsafe-eval'" : '';
  return [...STATIC, `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`, "style-src 'self' 'unsafe-inline'"].join('; ');
}

/** A content security policy of its own for every page, and the address for whoever must come back to it; who may see what is decided by views and use cases, not here. */
export function proxy(request: NextRequest) {
  // What is posted to a page is an action of ours, sent by a page of ours; Next itself would answer with a crash.
  if (request.method === 'POST' && !isSameOrigin(request)) return new NextResponse(null, { status: 403 });
  const nonce = randomBytes(16).toString('base64');
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  headers.set(ADDRESS_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = holdsNul(request.url)
    ? NextResponse.rewrite(new URL(NOWHERE, request.url), { request: { headers } })
    : NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = {
  matcher: ['/((?!api|files|_next/static|_next/image|icon.svg).*)'],
};
