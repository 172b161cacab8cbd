import type { z } from 'zod';

const partsOf = (path: string) => (path === '' ? [] : path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)));

/** Hands problems by dotted path to a schema that is being read. */
export function addProblems(context: Pick<z.RefinementCtx, 'addIssue'>, problems: Readonly<Record<string, string>>): void {
  for (const [path, message] of Object.entries(problems)) context.addIssue({ code: 'custom', message, path: partsOf(path) });
}
