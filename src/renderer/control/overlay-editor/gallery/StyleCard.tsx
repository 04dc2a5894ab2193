import type { ReactNode } from 'react';
import type { OverlayStyle } from '../../../../shared/overlay/style';
import { written } from '../../../ui/written';
import classes from './gallery.module.css';
import { Thumbnail } from './Thumbnail';

interface StyleCardProps {
  readonly name: string;
  readonly look: OverlayStyle;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  /** What else can be done with it. */
  readonly menu?: ReactNode;
  readonly testId: string;
}

/** One style to choose. */
export function StyleCard({ name, look, chosen, onChoose, menu, testId }: StyleCardProps) {
  return (
    <div className={classes.card} data-chosen={chosen || undefined}>
      <button
        type="button"
        className={classes.choose}
        aria-pressed={chosen}
        onClick={onChoose}
        data-testid={testId}
      >
        <Thumbnail look={look} />
        <span className={classes.name} {...written(name)}>
          {name}
        </span>
      </button>
      {menu}
    </div>
  );
}
