import { Switch } from '@mantine/core';
import settings from './fields.module.css';

interface SwitchFieldProps {
  readonly className: string;
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly testId: string;
}

/** A setting that is on or off, with its switch at the right edge. */
export function SwitchField(props: SwitchFieldProps) {
  const { className, label, hint, checked, disabled = false, onChange, testId } = props;
  return (
    <Switch
      className={className}
      label={label}
      description={hint}
      labelPosition="left"
      size="md"
      checked={checked}
      disabled={disabled}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      classNames={{
        body: settings.switch ?? '',
        label: settings.switchLabel ?? '',
        description: settings.hint ?? '',
      }}
      data-testid={testId}
    />
  );
}
