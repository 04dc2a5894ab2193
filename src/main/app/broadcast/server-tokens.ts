import { z } from 'zod';
import { tokensSchema, type Access, type Tokens } from '../../../shared/broadcast/local-server';
import { newToken } from '../../broadcast/server/tokens';
import type { StorageNotice } from '../../storage/contract';
import { openJsonFile } from '../../storage/json-file';

/** As `newToken` makes them. */
const tokenSchema = z.string().regex(/^[\w-]{32}$/);

const fileSchema = z.object({
  version: z.literal(1),
  tokens: tokensSchema.extend({ view: tokenSchema, control: tokenSchema }),
});

export interface ServerTokens {
  /** Made when they are asked for first. For main and the control window alone: never for a log. */
  readonly all: Tokens;
  /** Another one in place of this; the old one holds no more at once, whatever the disk does. */
  renew(access: Access): Promise<Tokens>;
}

export interface ServerTokensOptions {
  readonly path: string;
  readonly onNotice: (notice: StorageNotice) => void;
  readonly onRevoked: (access: Access) => void;
}

/**
 * The tokens in the addresses of pages for browsers, in `server.json`. A file that can't be read is kept aside, and
 * 'addresses-renewed' told with its `path`. What can't be written holds for this run, and 'settings-unsaved' is told.
 */
export function openServerTokens({ path, onNotice, onRevoked }: ServerTokensOptions): ServerTokens {
  const file = openJsonFile({ path, schema: fileSchema, version: 1 });
  let tokens: Tokens | null = file.damage ? null : (file.found?.tokens ?? null);
  if (file.damage) {
    onNotice({ level: 'warning', code: 'addresses-renewed', params: { path: file.damage.path } });
  }

  function keep(changed: Tokens): Promise<void> {
    tokens = changed;
    return file
      .write({ version: 1, tokens: changed })
      .catch(() => onNotice({ level: 'warning', code: 'settings-unsaved', params: { path } }));
  }

  function all(): Tokens {
    if (tokens) return tokens;
    const made = { view: newToken(), control: newToken() };
    void keep(made);
    return made;
  }

  return {
    get all() {
      return all();
    },
    async renew(access) {
      const kept = keep({ ...all(), [access]: newToken() });
      onRevoked(access);
      await kept;
      return all();
    },
  };
}
