'use client';
import { useEffect, useRef, useState } from 'react';
import type { UploadItem } from './dropzone';
import { useErrorText } from './error-text';

/** How one file is sent. Resolves with what the server named it; rejects with an `UploadError`. */
export type SendFile<T> = (file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<T>;

/** A refusal with an error code to show beside the file. */
export class UploadError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Sent once more, these may go well; the others are refusals of the file itself. */
const PASSING = new Set(['not-sent', 'busy', 'unexpected', 'session-ended']);

interface Options<T> {
  send: SendFile<T>;
  /** An error code for a file that need not be sent at all; `before` is how many are on their way before it. */
  check: (file: File, before: number) => string | undefined;
  onSent: (answer: T) => void;
}

/**
 * Keeps a list of files on their way for a Dropzone. They are sent one after another, in the order in which they were
 * picked, so that they arrive in it and the server draws one at a time.
 */
export function useUploads<T>({ send, check, onSent }: Options<T>) {
  const [items, setItems] = useState<UploadItem[]>([]);
  const files = useRef(new Map<string, { file: File; abort: AbortController }>());
  const line = useRef<Promise<void>>(Promise.resolve());
  const count = useRef(0);
  const text = useErrorText();
  const arrived = useRef(onSent);
  arrived.current = onSent;
  const sending = items.some(({ state }) => state === 'sending');
  useEffect(() => (sending ? askBeforeLeaving() : undefined), [sending]);
  const change = (key: string, part: Partial<UploadItem>) => setItems((known) => known.map((item) => (item.key === key ? { ...item, ...part } : item)));
  const drop = (key: string) => {
    files.current.get(key)?.abort.abort();
    files.current.delete(key);
    setItems((known) => known.filter((item) => item.key !== key));
  };
  const start = async (key: string) => {
    const wanted = files.current.get(key);
    if (!wanted) return;
    try {
      const answer = await send(wanted.file, (progress) => change(key, { progress }), wanted.abort.signal);
      if (!files.current.has(key)) return;
      drop(key);
      arrived.current(answer);
    } catch (error) {
      const code = error instanceof UploadError ? error.code : 'not-sent';
      change(key, { state: 'failed', error: text(code), final: !PASSING.has(code) });
    }
  };
  const queue = (key: string) => {
    line.current = line.current.then(() => start(key));
  };
  return {
    items,
    pick: (picked: File[]) => {
      let before = items.filter(({ final }) => !final).length;
      for (const file of picked) {
        const key = `${(count.current += 1)}`;
        const code = check(file, before);
        const item: UploadItem = { key, name: file.name, progress: 0, ...(code ? { state: 'failed', error: text(code), final: true } : { state: 'sending' }) };
        setItems((known) => [...known, item]);
        if (code) continue;
        before += 1;
        files.current.set(key, { file, abort: new AbortController() });
        queue(key);
      }
    },
    retry: (key: string) => {
      change(key, { state: 'sending', progress: 0 });
      queue(key);
    },
    remove: drop,
  };
}

/** What is on its way would be lost with the page: the browser asks first. */
function askBeforeLeaving(): () => void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}

/**
 * Posts one file as multipart to a route handler and reports progress (fetch cannot). The field is `file`;
 * a refusal is problem+json whose `code` is an error code.
 */
export function postFile<T>(url: string): SendFile<T> {
  return (file, onProgress, signal) =>
    new Promise((resolve, reject) => {
      const body = new FormData();
      body.append('file', file);
      const request = new XMLHttpRequest();
      request.open('POST', url);
      request.responseType = 'json';
      request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
      request.onload = () => {
        if (request.status >= 200 && request.status < 300) resolve(request.response as T);
        else reject(new UploadError(refusal(request.response as Refusal | null)));
      };
      request.onerror = () => reject(new UploadError('not-sent'));
      request.onabort = request.onerror;
      signal.addEventListener('abort', () => request.abort());
      request.send(body);
    });
}

type Refusal = Record<string, unknown> & { code?: string };

/** The code of a problem+json, with the values of its sentence. */
function refusal(problem: Refusal | null): string {
  if (!problem?.code) return 'not-sent';
  const own = new Set(['type', 'title', 'code', 'status', 'errors']);
  const params = Object.entries(problem).flatMap(([name, value]) => (!own.has(name) && (typeof value === 'string' || typeof value === 'number') ? [[name, String(value)]] : []));
  return params.length > 0 ? `${problem.code}?${new URLSearchParams(params)}` : problem.code;
}
