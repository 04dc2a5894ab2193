import { z } from 'zod';

/**
 * The id of a session, lane, file, notice, model or endpoint: 1 to 100 letters, digits, `_`, `-` and, within, `.`. So
 * it can't lead to another folder, even where one is named by it. That there is such a thing is for its keeper to say.
 */
export const idSchema = z
  .string()
  .max(100)
  .regex(/^[a-z\d](?:[\w.-]*[\w-])?$/i);
