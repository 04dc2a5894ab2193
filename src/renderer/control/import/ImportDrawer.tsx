import { Button } from '@mantine/core';
import { IconFileMusic, IconFolder, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportQueue } from '../../../shared/import/queue';
import { SideDrawer } from '../frame/SideDrawer';
import { SwitchField } from '../settings/fields/SwitchField';
import { useActions, useImportRoom, useImports, useSession } from '../state/context';
import { countsOf, isOver } from './how-far';
import classes from './import.module.css';
import { ImportRow } from './ImportRow';

/** Files that are captioned faster than they play: what to add, how far each is, and what can be done about it. */
export function ImportDrawer({ onRead }: { readonly onRead: (sessionId: string) => void }) {
  const { t } = useTranslation();
  const room = useImportRoom();
  const { changeSettings } = useActions();
  const opened = useImports((state) => state.opened);
  const queue = useImports((state) => state.queue);
  const report = useSession((state) => state.settings.imports.report);
  return (
    <SideDrawer title={t('imports.title')} opened={opened} onClose={room.close} testId="import-drawer">
      <p className={classes.hint}>{t('imports.hint')}</p>
      <div className={classes.choose}>
        <Button
          size="sm"
          leftSection={<IconFileMusic size={17} stroke={1.75} />}
          onClick={() => void room.choose('files')}
          data-testid="import-files"
        >
          {t('imports.files')}
        </Button>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconFolder size={17} stroke={1.75} />}
          onClick={() => void room.choose('folder')}
          data-testid="import-folder"
        >
          {t('imports.folder')}
        </Button>
      </div>
      <SwitchField
        label={t('imports.report')}
        hint={t('imports.reportHint')}
        checked={report}
        onChange={(on) => void changeSettings({ imports: { report: on } })}
        testId="import-report"
      />
      {queue && queue.items.length > 0 ? (
        <>
          <QueueBar queue={queue} />
          <ul className={classes.list}>
            {queue.items.map((item) => (
              <ImportRow
                key={item.id}
                item={item}
                paused={queue.paused}
                onRead={(sessionId) => {
                  room.close();
                  onRead(sessionId);
                }}
              />
            ))}
          </ul>
        </>
      ) : (
        <div className={classes.empty} data-testid="import-empty">
          <p className={classes.emptyTitle}>{t('imports.empty')}</p>
          {t('imports.emptyText')}
        </div>
      )}
    </SideDrawer>
  );
}

/** How far all of them are, and what can be done with all of them. */
function QueueBar({ queue }: { readonly queue: ImportQueue }) {
  const { t } = useTranslation();
  const room = useImportRoom();
  const { paused, items } = queue;
  const Icon = paused ? IconPlayerPlay : IconPlayerPause;
  return (
    <div className={classes.bar}>
      <output className={classes.count} data-testid="import-count">
        {t('imports.count', countsOf(queue))}
      </output>
      {items.some(isOver) && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={() => void room.clear()}
          data-testid="import-clear"
        >
          {t('imports.clear')}
        </Button>
      )}
      {(paused || !items.every(isOver)) && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Icon size={15} stroke={1.75} />}
          onClick={() => void room.pause(!paused)}
          data-testid="import-pause"
        >
          {t(paused ? 'imports.resume' : 'imports.pause')}
        </Button>
      )}
    </div>
  );
}
