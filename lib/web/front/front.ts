import { createHash } from 'node:crypto';
import { request as ask, type IncomingMessage, type OutgoingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http';
import { withScripts } from '../content-policy.ts';
import { FIRST_SCRIPT_SOURCE } from '../first-script.ts';
import { SECURITY_HEADERS } from '../security-headers.ts';
import { documentAddress, type DocumentAddress } from './address.ts';
import { asDocument, SPECULATION, WAKE_SCRIPT, type IslandFiles } from './document.ts';
import { ADDRESS_AS_ASKED, protocolAddress, UNREADABLE } from './protocol.ts';
import type { Encoding, Kept, KeptDocuments } from './kept.ts';

const sourceOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

const CONTENT_POLICY = withScripts([FIRST_SCRIPT_SOURCE, ...[WAKE_SCRIPT, SPECULATION].map(sourceOf)]);

/** Sent with every document; a browser asks each time whether it is still true, and is mostly told so in a few bytes. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', vary: 'Accept-Encoding, Accept-Language, Cookie', 'content-security-policy': CONTENT_POLICY,
  ...SECURITY_HEADERS,
} satisfies OutgoingHttpHeaders;

interface Answer {
  status: number;
  type: string;
  text: string;
}

/** Asks the framework for a page as nobody in particular: no cookie of the reader's goes with it. Read a byte a letter (latin1): what is looked for in it is ASCII, and it is written back the same. */
function askFor({ locale, path }: DocumentAddress, port: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    ask({ host: '127.0.0.1', port, path, headers: { cookie: `locale=${locale}`, accept: 'text/html', connection: 'close' } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () => resolve({ status: answer.statusCode ?? 500, type: answer.headers['content-type'] ?? '', text: Buffer.concat(chunks).toString('latin1') }));
    }).once('error', reject).end();
  });
}

/** The smallest form that the reader takes. */
function encodingFor(accepted = ''): Encoding {
  const takes = (name: string) => new RegExp(`(?:^|[\\s,])${name}(?!\\s*;\\s*q=0(?:\\.0*)?(?:,|$))(?:[\\s,;]|$)`).test(accepted);
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : 'identity';
}

const isUnchanged = (asked: string | undefined, etag: string) => asked?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag) ?? false;

export interface Front {
  documents: KeptDocuments;
  /** Undefined where pages are the framework's alone. */
  files: IslandFiles;
  /** Where the framework answers by itself. */
  port: number;
  /** Whether a proxy of ours says where a caller is. */
  trustProxy: boolean;
  /** What answers everything else. */
  others: RequestListener;
}

/**
 * Stands before the framework. What is the same for everybody (home, categories, searches, products, comparisons) it
 * answers itself, from what is kept or newly made; everything else goes through untouched.
 */
export function front({ documents, files, port, trustProxy, others }: Front): RequestListener {
  const make = (address: DocumentAddress) => async () => {
    const { status, type, text } = await askFor(address, port);
    const document = status === 200 && type.startsWith('text/html') ? asDocument(text, address.path, files) : undefined;
    return document === undefined ? undefined : Buffer.from(document, 'latin1');
  };

  async function answer(address: DocumentAddress, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const key = `${address.locale}${address.path}`;
    const document = await documents.get(key, address.listingId, make(address)).catch(() => undefined);
    if (!document) return void others(request, response);
    const headers = { ...HEADERS, etag: document.etag };
    if (isUnchanged(request.headers['if-none-match'], document.etag)) return void response.writeHead(304, headers).end();
    await send(key, document, headers, request, response);
  }

  async function send(key: string, document: Kept, headers: OutgoingHttpHeaders, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const encoding = encodingFor(request.headers['accept-encoding']?.toString());
    const body = await documents.body(key, document, encoding);
    response.writeHead(200, { ...headers, 'content-length': body.byteLength, ...(encoding !== 'identity' && { 'content-encoding': encoding }) });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  return (request, response) => {
    // Else it is what the caller likes: it would choose how it is counted, and what a contract's evidence says.
    if (!trustProxy) request.headers['x-forwarded-for'] = request.socket.remoteAddress;
    const protocol = protocolAddress(request.url ?? '/');
    if (protocol === 'unreadable') return void response.writeHead(404, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }).end(UNREADABLE);
    // Nobody else says it: what a caller sends under this name is overwritten.
    if (protocol) request.headers[ADDRESS_AS_ASKED] = protocol.address;
    const reads = (request.method === 'GET' || request.method === 'HEAD') && request.headers['content-type'] === undefined;
    const address = reads ? documentAddress(request.url ?? '/', request.headers) : undefined;
    if (!address) return void others(request, response);
    // The framework's router goes on as a browser would where it is not given what it asks for.
    if (request.headers['rsc'] !== undefined) return void response.writeHead(204, { vary: 'RSC', 'cache-control': 'no-store' }).end();
    answer(address, request, response).catch(() => { if (response.headersSent) response.destroy(); else others(request, response); });
  };
}
