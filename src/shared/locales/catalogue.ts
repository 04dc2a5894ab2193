import type { en } from './en';

/** The same keys with any words. */
type Reworded<T> = { readonly [K in keyof T]: T[K] extends string ? string : Reworded<T[K]> };

/** What every language must word: exactly the keys of the English one. */
export type Catalogue = Reworded<typeof en>;
