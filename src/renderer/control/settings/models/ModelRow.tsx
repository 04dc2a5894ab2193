import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalModel } from '../../../../shared/local-models';
import { formatSize, formatTimes } from '../../../ui/format';
import { ErrorCallout } from '../../../ui/parts/Callout';
import { useModels } from '../../state/context';
import { percentOf } from '../../state/model-activity';
import { DeleteModel } from './DeleteModel';
import { ModelButton, ModelProgress } from './ModelButton';
import { ModelFacts } from './ModelFacts';
import { ModelMenu } from './ModelMenu';
import { ModelNotes } from './ModelNotes';
import classes from './ModelRow.module.css';

interface ModelRowProps {
  readonly model: LocalModel;
  readonly used: boolean;
  readonly language: string;
}

/** One model: what it is, how far it is, and what can be done with it. */
export function ModelRow({ model, used, language }: ModelRowProps) {
  const { t, i18n } = useTranslation();
  const failed = useModels((state) => state.errors[model.id]);
  const menu = useRef<HTMLButtonElement>(null);
  const [confirming, setConfirming] = useState(false);
  const { state, realTimeFactor, activity, check } = model;
  const busy = activity !== undefined || check.type === 'running';
  const error =
    failed ?? (state.type === 'paused' ? state.error : check.type === 'failed' ? check.error : null);
  const facts = [
    ...(model.origin === 'folder' ? [t('models.folder')] : []),
    formatSize(model.sizeBytes, i18n.language),
    ...(model.licence === '' ? [] : [model.licence]),
    ...(model.kind === 'streaming' ? [t('models.streaming')] : []),
    speed(),
  ];

  function stopConfirming(): void {
    setConfirming(false);
    menu.current?.focus();
  }

  function speed(): string {
    if (activity) return t(`models.activity.${activity.type}`, { percent: percentOf(activity) });
    if (realTimeFactor === null) return t(`models.${model.speed}`);
    const times = formatTimes(realTimeFactor, i18n.language);
    return realTimeFactor < 1 ? t('models.measured', { times }) : t('models.tooSlow', { times });
  }

  return (
    <li
      className={classes.row}
      data-used={used || undefined}
      data-state={state.type}
      data-check={check.type}
      data-testid="model-row"
      data-model={model.id}
    >
      <div className={classes.head}>
        <div className={classes.words}>
          <p className={classes.name}>
            {model.name}
            {model.recommended && <span className={classes.recommended}>{t('models.recommended')}</span>}
          </p>
          <ModelFacts languages={model.languages} language={language} facts={facts} />
          <ModelNotes model={model} />
        </div>
        {used ? <span className={classes.used}>{t('models.inUse')}</span> : <ModelButton model={model} />}
        <span className={classes.menu}>
          <ModelMenu ref={menu} model={model} busy={busy} onDelete={() => setConfirming(true)} />
        </span>
      </div>
      {(state.type === 'downloading' || state.type === 'paused') && (
        <div className={classes.below}>
          <ModelProgress model={model} />
        </div>
      )}
      {confirming && (
        <div className={classes.below}>
          <DeleteModel model={model} onClose={stopConfirming} />
        </div>
      )}
      {error && (
        <div className={classes.below}>
          <ErrorCallout error={error} />
        </div>
      )}
    </li>
  );
}
