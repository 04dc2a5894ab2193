import { Button, Modal } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CoverNotices } from '../notices/Notices';
import { useActions, useSession } from '../state/context';
import classes from './doctor.module.css';
import { SoundCheck } from './SoundCheck';

/** Opens a check of the sound, before captions run. */
export function CheckButton() {
  const { t } = useTranslation();
  const { chooseLanes } = useActions();
  const lanes = useSession((state) => state.settings.lanes);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        className={classes.ask ?? ''}
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconStethoscope size={16} stroke={1.75} />}
        onClick={() => setOpened(true)}
        data-testid="check-sound"
      >
        {t('doctor.check')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('doctor.check')}
        size="lg"
        centered
        // The window itself never scrolls, and the lock would need a style of its own past the CSP.
        lockScroll={false}
        transitionProps={{ duration: 140 }}
        closeButtonProps={{ 'aria-label': t('common.close') }}
        data-testid="check-dialog"
      >
        <p className={classes.lead}>{t('doctor.checkHint')}</p>
        <SoundCheck lanes={lanes} onLanes={(changed) => void chooseLanes(changed)} />
        <CoverNotices />
      </Modal>
    </>
  );
}
