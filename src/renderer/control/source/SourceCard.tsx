import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceKind } from '../../../shared/source';
import { useActions, useControl } from '../state/context';
import classes from './SourceCard.module.css';

interface SourceCardProps {
  readonly kind: SourceKind;
  readonly icon: ReactNode;
  readonly locked: boolean;
  /** Shown while this source is the chosen one. */
  readonly children: ReactNode;
}

/** One source to choose, with what there is to choose within it. */
export function SourceCard({ kind, icon, locked, children }: SourceCardProps) {
  const { t } = useTranslation();
  const { chooseKind } = useActions();
  const chosen = useControl((state) => state.choice.kind === kind);
  return (
    <div className={classes.card} data-chosen={chosen || undefined} data-locked={locked || undefined}>
      <label className={classes.label} data-testid={`source-${kind}`}>
        <input
          className={classes.radio}
          type="radio"
          name="source"
          checked={chosen}
          disabled={locked}
          onChange={() => void chooseKind(kind)}
        />
        <span className={classes.icon}>{icon}</span>
        <span>
          <span className={classes.name}>{t(`source.${kind}.name`)}</span>
          <span className={classes.hint}>{t(`source.${kind}.hint`)}</span>
        </span>
      </label>
      {chosen && <div className={classes.options}>{children}</div>}
    </div>
  );
}
