import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './SplitView.module.css';
import { useWide } from './use-wide';

/** Which half shows where there is room for one only. */
export type Half = 'main' | 'side';

interface SplitViewProps {
  readonly main: ReactNode;
  readonly side: ReactNode;
  readonly names: Readonly<Record<Half, string>>;
  readonly half: Half;
  readonly onHalf: (half: Half) => void;
  /** Whether the side shows where there is room for both. */
  readonly sideOpen: boolean;
  /** Whether both are equally wide. */
  readonly even?: boolean;
}

/** A transcript and what is said of it, beside each other, or one at a time in a narrow window. */
export function SplitView({ main, side, names, half, onHalf, sideOpen, even = false }: SplitViewProps) {
  const { t } = useTranslation();
  const wide = useWide();
  return (
    <div
      className={classes.split}
      data-wide={wide || undefined}
      data-even={even || undefined}
      data-side={sideOpen || undefined}
    >
      {!wide && (
        <div className={classes.switch}>
          <SegmentedControl
            fullWidth
            size="sm"
            aria-label={t('digest.view')}
            value={half}
            onChange={onHalf}
            data={[
              { value: 'main', label: names.main },
              { value: 'side', label: names.side },
            ]}
            data-testid="halves"
          />
        </div>
      )}
      {/* The half that is away keeps its place: what was scrolled and measured in it still holds. */}
      <div className={classes.main} data-away={(!wide && half !== 'main') || undefined}>
        {main}
      </div>
      {(!wide || sideOpen) && (
        <div className={classes.side} data-away={(!wide && half !== 'side') || undefined}>
          {side}
        </div>
      )}
    </div>
  );
}
