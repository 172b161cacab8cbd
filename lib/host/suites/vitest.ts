import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cloneFolder } from '../home';
import { runNode } from '../processes/foreground';
import type { Given } from '../settings';
import type { Tally } from './tally';

/** The parts of vitest's JSON report (Jest's form) that we read. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

/** Without the lines of the test runner itself. */
const short = (text: string, lines = 20) => text.split('\n').filter((line) => !line.includes('node_modules')).slice(0, lines).join('\n');

function failuresOf(report: Report): string[] {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(cloneFolder, name);
    const failed = assertionResults.filter((each) => each.status === 'failed');
    // A file can fail with every test in it passing: its setup, or its invariants afterwards.
    const own = status === 'failed' && failed.length === 0 ? [`${file}\n${short(message)}`] : [];
    return [...failed.map((each) => `${file} › ${each.fullName}\n${short(each.failureMessages.join('\n'))}`), ...own];
  });
}

/** Runs one project of vitest.config.ts, or some of its files; `label` names its report where a project runs more than once. */
export async function vitestSuite(project: string, given: Given, { label = project, files = [] }: { label?: string; files?: readonly string[] } = {}): Promise<Tally> {
  const json = path.join(cloneFolder, '.data', 'test', `${label}.json`);
  const log = path.join(cloneFolder, '.data', 'test', `${label}.log`);
  rmSync(json, { force: true });
  const cli = path.join(cloneFolder, 'node_modules', 'vitest', 'vitest.mjs');
  const args = ['run', ...files, '--project', project, '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${json}`];
  const code = await runNode([cli, ...args], { env: { ...given, NO_COLOR: '1', CI: '1' }, log });
  const tail = () => readFileSync(log, 'utf8').trimEnd().split('\n').slice(-40).join('\n');
  if (!existsSync(json)) return code === 0 ? { passed: 0, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [tail()] };
  const report = JSON.parse(readFileSync(json, 'utf8')) as Report;
  const failures = failuresOf(report);
  // Errors outside any test end the run with a code and no failed test.
  if (code !== 0 && failures.length === 0) failures.push(tail());
  return { passed: report.numPassedTests, failed: Math.max(report.numFailedTests, failures.length), failures };
}
