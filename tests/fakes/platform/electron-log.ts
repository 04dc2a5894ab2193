/** In the place of `electron-log/node`: keeps what was logged. */

/** Level and parts of each line, oldest first. */
export const lines: string[] = [];

const note =
  (level: string) =>
  (...parts: readonly unknown[]): void => {
    lines.push([level, ...parts.map(String)].join(' '));
  };

export default { info: note('info'), warn: note('warn'), error: note('error') };
