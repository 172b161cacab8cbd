import 'server-only';

/** A PDF that was drawn for this one reader. */
export const pdfResponse = (data: Buffer, name: string): Response => new Response(new Uint8Array(data), {
  headers: {
    'content-type': 'application/pdf', 'content-length': String(data.byteLength), 'x-content-type-options': 'nosniff',
    'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store',
  },
});
