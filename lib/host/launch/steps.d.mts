export declare function seconds(ms: number): string;
export declare class Trouble extends Error {
  constructor(sentence: string, detail?: string);
  detail: string | undefined;
}
export declare function step<T>(name: string, work: (note: (text: string) => void) => Promise<T> | T): Promise<T>;
export declare function report(error: unknown): void;
