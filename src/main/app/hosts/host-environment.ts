/**
 * What a process that parses model files may know of the one that started it: where the system's libraries, temporary
 * files and graphics drivers are, and nothing that a user or a company may keep a key or a proxy in.
 */
const PASSED =
  /^(?:PATH|HOME|USERPROFILE|LANG|LANGUAGE|LC_\w+|TZ|TMPDIR|TEMP|TMP|SYSTEMROOT|WINDIR|LOCALAPPDATA|LD_LIBRARY_PATH|DYLD_LIBRARY_PATH|XDG_(?:CACHE_HOME|RUNTIME_DIR)|OMP_NUM_THREADS|(?:CUDA|HIP|ROCR)_VISIBLE_DEVICES|VK_(?:DRIVER_FILES|ICD_FILENAMES))$/iu;

/** The environment of a host, of all that main's own holds. */
export function hostEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && PASSED.test(name)) passed[name] = value;
  }
  return passed;
}
