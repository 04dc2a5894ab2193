import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useActions, useControlContext, useSession } from '../state/context';

/** Takes back what was said in the last seconds, at once. */
export function TakeBackButton() {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { answer } = useActions();
  const seconds = useSession((state) => state.settings.broadcast.takeBackSeconds);
  return (
    <Button
      variant="default"
      size="sm"
      leftSection={<IconArrowBackUp size={17} stroke={1.75} />}
      title={t('correct.recentHint', { seconds })}
      onClick={() => void answer(api.takeBackRecent())}
      data-testid="take-back-recent"
    >
      {t('correct.recent')}
    </Button>
  );
}
