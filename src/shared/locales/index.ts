import type { Catalogue } from './catalogue';
import { en } from './en';
import { ko } from './ko';

export type { Catalogue };

/** The words of every interface language. */
export const CATALOGUES = { en, ko } as const satisfies Record<string, Catalogue>;

/** A language that the interface speaks. */
export type Language = keyof typeof CATALOGUES;
