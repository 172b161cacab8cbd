/** A whole number of minor units within JSON. */
interface Packed {
  $minor: string;
}

const isPacked = (value: unknown): value is Packed => typeof value === 'object' && value !== null && '$minor' in value;

/** What an island is given, as its page carries it. */
export const packed = (props: object): string => JSON.stringify(props, (_key, value: unknown) => (typeof value === 'bigint' ? { $minor: value.toString() } : value));

export const unpacked = (text: string): object =>
  JSON.parse(text, (_key, value: unknown) => (isPacked(value) ? BigInt(value.$minor) : value)) as object;
