'use client';
import { useRef, useState } from 'react';
import type { UploadItem } from './dropzone';
import { useErrorText } from './error-text';

/** How one file is sent. Resolves with what the server named it; rejects with an `UploadError`. */
export type SendFile<T> = (file: File, onProgress: (share: number) => void) => Promise<T>;

/** A refusal with an error code to show beside the file. */
export class UploadError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Keeps a list of files on their way for a Dropzone. `sent` are the answers of those that arrived, in order. */
export function useUploads<T>(send: SendFile<T>) {
  const [items, setItems] = useState<(UploadItem & { answer?: T })[]>([]);
  const files = useRef(new Map<string, File>());
  const count = useRef(0);
  const text = useErrorText();
  const change = (key: string, part: Partial<UploadItem & { answer: T }>) =>
    setItems((known) => known.map((item) => (item.key === key ? { ...item, ...part } : item)));

  const start = async (key: string, file: File) => {
    change(key, { state: 'sending', progress: 0 });
    try {
      const answer = await send(file, (progress) => change(key, { progress }));
      change(key, { state: 'done', progress: 1, answer });
    } catch (error) {
      change(key, { state: 'failed', error: text(error instanceof UploadError ? error.code : 'not-sent') });
    }
  };
  return {
    items,
    sent: items.flatMap((item) => (item.answer === undefined ? [] : [item.answer])),
    pick: (picked: File[]) => {
      for (const file of picked) {
        const key = `${(count.current += 1)}`;
        files.current.set(key, file);
        setItems((known) => [...known, { key, name: file.name, progress: 0, state: 'sending' }]);
        void start(key, file);
      }
    },
    retry: (key: string) => {
      const file = files.current.get(key);
      if (file) void start(key, file);
    },
    remove: (key: string) => {
      files.current.delete(key);
      setItems((known) => known.filter((item) => item.key !== key));
    },
  };
}

/**
 * Posts one file as multipart to a route handler and reports progress (fetch cannot). The field is `file`;
 * a refusal is problem+json whose `code` is an error code.
 */
export function postFile<T>(url: string, fields: Record<string, string> = {}): SendFile<T> {
  return (file, onProgress) =>
    new Promise((resolve, reject) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      body.append('file', file);
      const request = new XMLHttpRequest();
      request.open('POST', url);
      request.responseType = 'json';
      request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
      request.onload = () => {
        if (request.status >= 200 && request.status < 300) resolve(request.response as T);
        else reject(new UploadError((request.response as { code?: string } | null)?.code ?? 'not-sent'));
      };
      request.onerror = () => reject(new UploadError('not-sent'));
      request.send(body);
    });
}
