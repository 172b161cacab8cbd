import { guarded } from '@/lib/workplace/model/cell-text';

const NUMBER = /^-?\d+(\.\d+)?$/;

/** One line of a file: every cell in quotes; what a spreadsheet would take for a formula is guarded, an amount below zero is none. */
export const amountLine = (cells: readonly string[]): string => `${cells.map((cell) => `"${(NUMBER.test(cell) ? cell : guarded(cell)).replaceAll('"', '""')}"`).join(',')}\r\n`;
