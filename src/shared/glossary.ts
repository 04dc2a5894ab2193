import { z } from 'zod';

/** A name or term as it is to be spelled. */
export const termSchema = z.string().trim().min(1).max(80);

/** The names and terms of one show or channel. */
export const glossarySchema = z.object({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(80),
  terms: z.array(termSchema).max(500),
});
export type Glossary = z.infer<typeof glossarySchema>;

/** The glossary of a Jamak that was never told of another. */
export const FIRST_GLOSSARY: Glossary = { id: 'default', name: 'Default', terms: [] };
