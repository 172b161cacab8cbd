import type { ServerResponse } from 'node:http';
import type { Answered } from './calls';

/** How an answer comes. Milliseconds. */
export interface Manner {
  workMs?: number;
  delayMs?: number;
  dripMs?: number;
  loseAnswer?: true;
}

export const pause = (ms: number) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** Answers in the manner that was asked for, and notes what was answered. */
export async function reply(response: ServerResponse, entry: { status: number }, answered: Answered, manner: Manner): Promise<void> {
  if (manner.delayMs) await pause(manner.delayMs);
  entry.status = manner.loseAnswer ? -1 : answered.status;
  if (manner.loseAnswer) {
    response.destroy();
    return;
  }
  const text = JSON.stringify(answered.body);
  response.writeHead(answered.status, { 'content-type': answered.status >= 400 ? 'application/problem+json' : 'application/json' });
  for (const byte of manner.dripMs ? Buffer.from(text) : []) {
    if (response.destroyed) return;
    response.write(Buffer.from([byte]));
    await pause(manner.dripMs ?? 0);
  }
  response.end(manner.dripMs ? undefined : text);
}
