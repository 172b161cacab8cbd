/** The most that a request or an answer between servers may hold. */
export const MAX_BODY_BYTES = 256 * 1024;

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
