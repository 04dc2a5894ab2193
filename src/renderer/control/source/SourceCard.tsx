import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceKind } from '../../../shared/source';
import { RadioCard } from '../parts/RadioCard';
import { useActions, useControl } from '../state/context';

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
    <RadioCard
      group="source"
      icon={icon}
      name={t(`source.${kind}.name`)}
      hint={t(`source.${kind}.hint`)}
      chosen={chosen}
      locked={locked}
      compact
      onChoose={() => void chooseKind(kind)}
      testId={`source-${kind}`}
    >
      {children}
    </RadioCard>
  );
}
