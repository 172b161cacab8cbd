/** The most that a request or an answer between servers may hold. */
export const MAX_BODY_BYTES = 256 * 1024;

/** How much of what nobody wants is still taken in, so that its sender comes to read the answer. */
const MAX_DISCARDED_BYTES = 4 * 1024 * 1024;

/**
 * The bytes of a request, or undefined where there are more than there may be. What is too much is taken in all the same
 * and forgotten, up to a bound: a stream that is cancelled takes the connection with it, before the answer or before the
 * sender's next request on it. Where even that is passed the rest is left unread; say `Connection: close`.
 */
export async function requestBytes(stream: ReadableStream<Uint8Array> | null, most = MAX_BODY_BYTES): Promise<Buffer<ArrayBuffer> | undefined> {
  const reader = stream?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (reader && size <= most + MAX_DISCARDED_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size <= most) chunks.push(value);
  }
  return size > most ? undefined : Buffer.concat(chunks);
}

/** The bytes of a stream, or undefined as soon as there are more than there may be. */
export async function limitedBytes(stream: ReadableStream<Uint8Array> | null, most = MAX_BODY_BYTES): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream ?? []) {
    size += chunk.byteLength;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
