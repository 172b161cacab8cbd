import { readFileSync } from 'node:fs';
import { checkFigure, figureProblem, type Figure } from '../conformance/check-figures';
import { Trouble } from '../launch/steps.mjs';

/** The figures of a file, wherever it lies. */
function readFigures(file: string): Figure[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Trouble(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!Array.isArray(content)) throw new Trouble(`${file} is not a list of figures. Each has id, category, function, inputs, expected and tolerance.`);
  const problem = content.map(figureProblem).find((each) => each !== undefined);
  if (problem !== undefined) throw new Trouble(`${file} holds something that is no figure: ${problem}.`);
  return content as Figure[];
}

/** `npm run conformance -- FILE…`: the engine against published figures. Needs no database. */
export async function run(files: string[]): Promise<number> {
  if (files.length === 0) throw new Trouble('Say which files of figures to check, for example: npm run conformance -- tests/unit/kernel/lease-math.json');
  const figures = files.flatMap(readFigures);
  const count = { passed: 0, failed: 0 };
  for (const figure of figures) {
    const verdict = checkFigure(figure);
    count[verdict.kind] += 1;
    if (verdict.kind === 'failed') process.stdout.write(`${figure.id}: ${verdict.why}\n`);
  }
  process.stdout.write(`${count.passed} passed, ${count.failed} failed, 0 skipped\n`);
  return Promise.resolve(count.failed > 0 ? 1 : 0);
}
