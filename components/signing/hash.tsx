/** All of a hash, to be compared letter by letter: it breaks where the line ends. */
export const Hash = ({ value }: { value: string }) => <span className="font-mono text-xs break-all select-all">{value}</span>;
