import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './HintedButton.module.css';

interface HintedButtonProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly hint: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly testId: string;
}

/** A button of the settings with what it does beside it. */
export function HintedButton({ icon, label, hint, disabled = false, onClick, testId }: HintedButtonProps) {
  return (
    <div className={classes.row}>
      <Button
        className={classes.button ?? ''}
        size="xs"
        variant="default"
        leftSection={icon}
        disabled={disabled}
        onClick={onClick}
        data-testid={testId}
      >
        {label}
      </Button>
      <p className={classes.hint}>{hint}</p>
    </div>
  );
}
