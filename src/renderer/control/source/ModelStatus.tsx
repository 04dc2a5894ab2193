import { Loader, VisuallyHidden } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { inUse } from '../settings/models/model-list';
import { useModelActions, useModels, useSession } from '../state/context';
import { busyModel, percentOf } from '../state/model-activity';
import classes from './ModelStatus.module.css';

/** A screen reader tells of progress in such steps, percent. */
const SAID_STEP = 25;

/** What the computer does with a speech model right now; nothing when it does nothing. */
export function ModelStatus() {
  const { t } = useTranslation();
  const { load } = useModelActions();
  const models = useModels((state) => state.models);
  const chosen = useSession((state) => state.settings.speech.model);

  useEffect(() => {
    // What began before this window was there.
    void load();
  }, [load]);

  const busy = models && busyModel(models, inUse(models, chosen));
  const words = (percent: number): string =>
    busy ? t(`models.activityOf.${busy.activity.type}`, { model: busy.model.name, percent }) : '';
  const percent = busy ? percentOf(busy.activity) : 0;
  return (
    <>
      <div
        className={classes.status}
        data-testid="model-status"
        data-activity={busy?.activity.type}
        aria-hidden
      >
        {busy && (
          <>
            <Loader size={12} color="gray" />
            {words(percent)}
          </>
        )}
      </div>
      <VisuallyHidden component="output">{words(percent - (percent % SAID_STEP))}</VisuallyHidden>
    </>
  );
}
