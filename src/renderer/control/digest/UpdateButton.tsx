import { Button, Loader } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useControlContext, useJobs, useSession } from '../state/context';

/** A digest now, without waiting for more speech. */
export function UpdateButton() {
  const { t } = useTranslation();
  const { makeDigest } = useControlContext().jobs;
  const asked = useJobs((state) => state.digestAsked);
  const streaming = useSession((state) => state.session.nextDigest !== null);
  const anythingNew = useSession(
    ({ session: { captions, digest, digestOutdated } }) =>
      digestOutdated || (captions.at(-1)?.endMs ?? 0) > (digest?.untilMs ?? 0),
  );
  const busy = asked || streaming;
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      leftSection={busy ? <Loader size={13} color="gray" /> : <IconRefresh size={15} stroke={1.9} />}
      disabled={!anythingNew && !busy}
      aria-disabled={busy}
      title={anythingNew ? undefined : t('digest.upToDate')}
      onClick={() => !busy && void makeDigest()}
      data-testid="update-digest"
    >
      {t(busy ? 'digest.updating' : 'digest.update')}
    </Button>
  );
}
