import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Other people's readers of PDF, what makes a store of roots that one of them trusts, and a reader of XML: `npm test` installs them where it may. */
export type Tool = 'pdfsig' | 'pdftotext' | 'qpdf' | 'certutil' | 'xmllint';

export const isThere = (tool: Tool): boolean => spawnSync(tool, ['--version'], { stdio: 'ignore' }).error === undefined;

/** The file with an update appended after all that was sealed, as a program would: an object, and a table that leads to it and back. */
export function withUpdate(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const last = (pattern: RegExp) => [...text.matchAll(pattern)].at(-1)?.[1] ?? '';
  const [number, root, before] = [last(/\/Size (\d+)/g), last(/\/Root (\d+ \d+) R/g), last(/startxref\s+(\d+)/g)];
  const added = `\n${number} 0 obj\n<< /Added true >>\nendobj\n`;
  const entry = String(bytes.length + 1).padStart(10, '0');
  const table = `xref\n${number} 1\n${entry} 00000 n \ntrailer\n<< /Size ${Number(number) + 1} /Root ${root} R /Prev ${before} >>\nstartxref\n${bytes.length + added.length}\n%%EOF\n`;
  return Buffer.concat([bytes, Buffer.from(added + table, 'latin1')]);
}

export interface Readers {
  /** What a reader prints of these bytes. */
  asked: (tool: Tool, args: readonly string[], bytes: Uint8Array) => { said: string; status: number | null };
  /** A store of these roots (PEM) for `pdfsig -nssdir`. */
  trusting: (roots: readonly string[]) => string;
  close: () => void;
}

/** Readers with a folder of their own. */
export function openReaders(): Readers {
  const folder = mkdtempSync(path.join(tmpdir(), 'dalmada-readers-'));
  const certutil = (store: string, ...args: string[]) => {
    const { status, stderr } = spawnSync('certutil', ['-d', `sql:${store}`, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`certutil: ${stderr}`);
  };
  return {
    asked(tool, args, bytes) {
      const file = path.join(folder, 'contract.pdf');
      writeFileSync(file, bytes);
      const { stdout, stderr, status } = spawnSync(tool, args.includes('-') ? [...args.slice(0, -1), file, '-'] : [...args, file], { encoding: 'utf8' });
      return { said: `${stdout}\n${stderr}`, status };
    },
    trusting(roots) {
      const store = mkdtempSync(path.join(folder, 'roots-'));
      certutil(store, '-N', '--empty-password');
      for (const [index, root] of roots.entries()) {
        const file = path.join(store, `${index}.pem`);
        writeFileSync(file, root);
        certutil(store, '-A', '-n', `root ${index}`, '-t', 'CT,C,C', '-i', file);
      }
      return store;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
