/** A prompt as its file has it, before it is filled in. */
export interface PromptFile {
  /** Raised with every change of the words. */
  readonly version: number;
  /** What the model is told once and for all; empty when the file has no such part. */
  readonly system: string;
  /** What the model is asked, around the data. */
  readonly user: string;
}

/**
 * Reads a prompt file: the line `version: N`, then `## System` (which may be missing) and `## User`.
 * @throws Error when a part is missing: the files are ours, so that is a mistake in the program.
 */
export function parsePromptFile(file: string): PromptFile {
  const [, version, system = '', user] =
    /^version: (\d+)\s+(?:## System\s+([\s\S]*?))?## User\s+([\s\S]*)$/.exec(file.replaceAll('\r\n', '\n')) ??
    [];
  if (version === undefined || user === undefined) throw new Error('not a prompt file');
  return { version: Number(version), system: system.trim(), user: user.trim() };
}

/**
 * Puts `values` in the places of `{{name}}`. Each place is filled once, so a value that looks like a place stays as it is.
 * @throws Error when there is no value for a place.
 */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for ${name}`);
    return value;
  });
}
