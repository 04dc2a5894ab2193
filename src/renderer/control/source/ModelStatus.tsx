import { Loader } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { inUse } from '../settings/models/model-list';
import { useModelActions, useModels, useSession } from '../state/context';
import { busyModel, percentOf } from '../state/model-activity';
import classes from './ModelStatus.module.css';

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
  return (
    <output className={classes.status} data-testid="model-status" data-activity={busy?.activity.type}>
      {busy && (
        <>
          <Loader size={12} color="gray" aria-hidden />
          {t(`models.activityOf.${busy.activity.type}`, {
            model: busy.model.name,
            percent: percentOf(busy.activity),
          })}
        </>
      )}
    </output>
  );
}
