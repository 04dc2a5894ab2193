import { z } from 'zod';
import { newId } from './ids';

/** A name or term as it is to be spelled. */
export const termSchema = z.string().trim().min(1).max(80);

/** Of one glossary. */
export const MAX_TERMS = 500;

/** The name of the glossary of a Jamak that was never told of another. */
const FIRST_NAME = 'Default';

/** The names and terms of one show or channel. */
export const glossarySchema = z.object({
  id: z.string().min(1).max(64).default(newId),
  name: z.string().trim().min(1).max(80).default(FIRST_NAME),
  terms: z.array(termSchema).max(MAX_TERMS).default([]),
});
export type Glossary = z.infer<typeof glossarySchema>;

/** The glossary of a Jamak that was never told of another. */
export const FIRST_GLOSSARY: Glossary = { id: 'default', name: FIRST_NAME, terms: [] };
