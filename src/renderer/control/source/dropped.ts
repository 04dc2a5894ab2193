/** Files that are opened as a session, whatever runs; all others are to be captioned. */
const SESSION_FILE = /\.(?:jamak|srt|vtt)$/i;

/**
 * Which of the files that were dropped are sessions, and which recordings.
 *
 * @param folders names of those that are folders: of recordings, whatever they are called
 */
export function sortDropped<F extends { readonly name: string }>(
  files: readonly F[],
  folders: ReadonlySet<string>,
): { readonly sessions: readonly F[]; readonly recordings: readonly F[] } {
  const isSession = ({ name }: F): boolean => SESSION_FILE.test(name) && !folders.has(name);
  return { sessions: files.filter(isSession), recordings: files.filter((file) => !isSession(file)) };
}
