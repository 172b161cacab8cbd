import type { Reporter, TestCase } from '@playwright/test/reporter';

/** Says at the end how many pictures were made, for which width and theme, and which screens found nothing to show. */
export default class Report implements Reporter {
  private readonly pictures = new Map<string, number>();
  private readonly nothing: string[] = [];

  onTestEnd(test: TestCase): void {
    const project = test.parent.project()?.name ?? '';
    for (const { type, description = '' } of test.results.at(-1)?.annotations ?? []) {
      if (type === 'picture') this.pictures.set(project, (this.pictures.get(project) ?? 0) + 1);
      if (type === 'nothing') this.nothing.push(`${project}: ${description}`);
    }
  }

  onEnd(): void {
    const count = [...this.pictures.values()].reduce((sum, each) => sum + each, 0);
    const each = [...this.pictures].map(([project, made]) => `${project} ${made}`).join(', ');
    process.stdout.write(`\n${count} pictures in shots/${each && ` (${each})`}\n`);
    for (const screen of this.nothing) process.stdout.write(`Nothing to show: ${screen}\n`);
  }
}
