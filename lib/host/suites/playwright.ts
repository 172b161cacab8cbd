import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cloneFolder } from '../home';
import { runNode } from '../processes/foreground';
import type { Given } from '../settings';
import type { Tally } from './tally';

/** The parts of Playwright's JSON report that we read. */
interface Suite {
  title: string;
  file: string;
  suites?: Suite[];
  specs?: { title: string; file: string; ok: boolean; tests: { projectName: string; status: string; results: { errors: { message?: string }[] }[] }[] }[];
}
interface Report {
  suites: Suite[];
  errors: { message?: string }[];
}

const short = (text: string, lines = 25) => text.split('\n').slice(0, lines).join('\n');

function collect(suite: Suite, tally: Tally): void {
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) {
      if (test.status === 'skipped') continue;
      if (test.status === 'expected' || test.status === 'flaky') tally.passed += 1;
      else {
        tally.failed += 1;
        const why = test.results.flatMap(({ errors }) => errors.map(({ message }) => message ?? '')).join('\n');
        tally.failures.push(`${spec.file} › ${spec.title} [${test.projectName}]\n${short(why)}`);
      }
    }
  }
  for (const inner of suite.suites ?? []) collect(inner, tally);
}

/** Runs the browser tests against the address in `env`. */
export async function playwrightSuite(env: Given, args: string[] = []): Promise<Tally> {
  const json = path.join(cloneFolder, '.data', 'test', 'browser.json');
  const log = path.join(cloneFolder, '.data', 'test', 'browser.log');
  rmSync(json, { force: true });
  const cli = path.join(cloneFolder, 'node_modules', '@playwright', 'test', 'cli.js');
  // Traces are for whoever looks at one test (`npm run e2e`): they cost a tenth of the time, and nobody opens them here.
  const code = await runNode([cli, 'test', '--pass-with-no-tests', '--trace=off', '--reporter=list,json', ...args], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: json, NO_COLOR: '1', FORCE_COLOR: '0' }, log,
  });
  const tail = () => readFileSync(log, 'utf8').trimEnd().split('\n').slice(-40).join('\n');
  if (!existsSync(json)) return code === 0 ? { passed: 0, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [tail()] };
  const report = JSON.parse(readFileSync(json, 'utf8')) as Report;
  const tally: Tally = { passed: 0, failed: 0, failures: [] };
  for (const suite of report.suites) collect(suite, tally);
  for (const { message } of report.errors) {
    tally.failed += 1;
    tally.failures.push(short(message ?? 'an error outside any test'));
  }
  if (code !== 0 && tally.failed === 0) {
    tally.failed = 1;
    tally.failures.push(tail());
  }
  return tally;
}
