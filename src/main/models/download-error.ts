import { JamakError } from '../../shared/errors';

/** What a download may end with; each has its own code, so that the user knows what to do. */

/** The connection broke, or the server has a problem: what has come is kept. */
export function broken(cause?: unknown): JamakError {
  return new JamakError('download-failed', { retryable: true, cause });
}

/** No server answers at all. */
export function offline(cause: unknown): JamakError {
  return new JamakError('download-offline', { retryable: true, cause });
}

/** The bytes that came are not those of the catalogue. */
export function damaged(): JamakError {
  return new JamakError('download-damaged', { retryable: true });
}

/** The server does not have the file, or gives it to others only. */
export function notThere(url: string): JamakError {
  return new JamakError('server-model-missing', { params: { server: new URL(url).host } });
}

/** @param missingBytes how much has to be freed */
export function diskFull(missingBytes: number, cause?: unknown): JamakError {
  return new JamakError('download-disk-full', {
    params: { size: roundedSize(missingBytes) },
    retryable: true,
    cause,
  });
}

const FULL_DISK = ['ENOSPC', 'EDQUOT'];

/**
 * What a failure means for the user.
 *
 * @param missingBytes that are still to be written
 */
export function asDownloadError(error: unknown, missingBytes: number): JamakError {
  if (error instanceof JamakError) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  return FULL_DISK.includes(code) ? diskFull(missingBytes, error) : broken(error);
}

const UNITS = ['kB', 'MB', 'GB', 'TB'];

/** As people say it: "1.2 GB", rounded up. */
export function roundedSize(bytes: number): string {
  let value = Math.max(bytes, 1) / 1000;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  const rounded = value < 10 ? Math.ceil(value * 10) / 10 : Math.ceil(value);
  return `${rounded} ${UNITS[unit]}`;
}
