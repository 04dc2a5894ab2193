import { JamakError } from '../../../shared/errors';

/** How codes of Node's begin that tell of certificates and of what was agreed on to hide the connection. */
const INSECURE = /^(?:CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH)/;

/** What went wrong on the way to `url`, for the user. */
export function problemOf(error: unknown, url: URL): JamakError {
  if (error instanceof JamakError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const params = { name: url.host };
  if (INSECURE.test(code)) return new JamakError('stream-insecure', { params, cause: error });
  // An answer that is no HTTP.
  if (code.startsWith('HPE_')) return new JamakError('stream-unplayable', { params, cause: error });
  return new JamakError('stream-unreachable', { params, cause: error, retryable: true });
}
