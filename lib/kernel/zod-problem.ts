import type { z } from 'zod';
import type { Problem } from './result';

type Issue = z.core.$ZodIssue;

/** A code, perhaps with the values of its text as a query: `too-long?max=200`. */
const CODE = /^[a-z][a-z0-9.-]*(?:\?[a-z]+=[\w@.*+%-]+(?:&[a-z]+=[\w@.*+%-]+)*)?$/;

const isTooLongText = (issue: Issue): issue is Issue & { code: 'too_big' } =>
  issue.code === 'too_big' && issue.origin === 'string' && (issue.message === 'too-long' || !CODE.test(issue.message));

/** The error code of one zod issue: the schema's own message when it is a code, else one by the kind of issue. */
export function issueCode(issue: Issue): string {
  if (isTooLongText(issue)) return `too-long?max=${issue.maximum}`;
  if (CODE.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type': return issue.input === undefined || issue.input === null || issue.input === '' ? 'required' : 'invalid';
    case 'too_small': return issue.origin === 'string' ? 'too-short' : 'too-small';
    case 'too_big': return 'too-big';
    case 'unrecognized_keys': return 'unexpected-field';
    default: return 'invalid';
  }
}

/** Where an issue is: of keys that do not belong, at each of them. */
const pathsOf = (issue: Issue): string[] =>
  (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]).map((path) => path.join('.'));

/** Bad input as a Problem: the first code of each field, by dotted path. */
export function inputProblem(error: z.ZodError): Problem {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) for (const path of pathsOf(issue)) fields[path] ??= issueCode(issue);
  return { code: 'input', fields };
}
