export declare function npm(command: string[], folder: string, log: string): Promise<number>;
export declare function install(clone: string): Promise<void>;
