/** Joins class names that do not contradict each other: for parts that the mall's pages load, which do without the weight of `cn`. */
export const join = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ');
