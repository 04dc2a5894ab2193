import { NativeSelect } from '@mantine/core';
import { FIELD } from './field';

interface SelectFieldProps<T extends string> {
  readonly className?: string | undefined;
  readonly label: string;
  readonly hint?: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly disabled?: boolean;
  readonly onChange: (value: T) => void;
  readonly testId: string;
}

/** A setting with a few values to choose from. */
export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { className, label, hint, value, options, disabled = false, onChange, testId } = props;
  return (
    <NativeSelect
      {...FIELD}
      className={className}
      label={label}
      description={hint}
      disabled={disabled}
      value={value}
      onChange={({ currentTarget }) => {
        const chosen = options.find((option) => option.value === currentTarget.value);
        if (chosen) onChange(chosen.value);
      }}
      data={[...options]}
      data-testid={testId}
    />
  );
}
