import { CryptoEngine, type ICryptoEngine } from 'pkijs';

/** Web Crypto for the certificate library, in Node and in a browser. Given to it at every call: the sealing library puts one of its own in the common place, which digests nothing that is named by a word. */
export const ENGINE = new CryptoEngine({ name: 'native', crypto: globalThis.crypto }) as unknown as ICryptoEngine;
