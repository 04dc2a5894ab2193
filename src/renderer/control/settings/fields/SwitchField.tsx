import { Switch } from '@mantine/core';
import classes from './fields.module.css';

interface SwitchFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly testId: string;
}

/** A setting that is on or off, with its switch at the right edge. */
export function SwitchField(props: SwitchFieldProps) {
  const { label, hint, checked, disabled = false, onChange, testId } = props;
  return (
    <Switch
      label={label}
      description={hint}
      labelPosition="left"
      size="md"
      checked={checked}
      disabled={disabled}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      classNames={{
        body: classes.switch ?? '',
        label: classes.switchLabel ?? '',
        description: classes.hint ?? '',
      }}
      data-testid={testId}
    />
  );
}
