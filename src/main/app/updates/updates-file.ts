import { z } from 'zod';
import { openJsonFile } from '../../storage/json-file';

const keptSchema = z.object({
  version: z.literal(1).default(1),
  /** Of the last answer, epoch ms. */
  checkedAt: z.number().nullable().default(null),
  /** A version that this Jamak was to become when it quit. */
  expected: z.string().max(64).nullable().default(null),
});
type Kept = z.infer<typeof keptSchema>;

/** What is remembered of updates beyond a run. */
export interface UpdatesFile {
  readonly kept: Readonly<Kept>;
  /** Holds at once; what can't be written holds for this run. */
  change(changes: Partial<Omit<Kept, 'version'>>): Promise<void>;
  settled(): Promise<void>;
}

/** @param path absolute */
export function openUpdatesFile(path: string, onError: (error: unknown) => void): UpdatesFile {
  const file = openJsonFile({ path, schema: keptSchema, version: 1 });
  let kept: Kept = file.found ?? keptSchema.parse({});
  let writing = Promise.resolve();
  return {
    get kept() {
      return kept;
    },
    change(changes) {
      kept = { ...kept, ...changes };
      writing = file.write(kept).catch(onError);
      return writing;
    },
    settled: () => writing,
  };
}
