import { Slider } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './fields.module.css';
import { useDraft } from './use-draft';

interface SliderFieldProps {
  readonly label: string;
  /** The value in words, beside the label and for screen readers. */
  readonly textOf: (value: number) => string;
  readonly saved: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Called once when the user lets go. */
  readonly onCommit: (value: number) => void;
  /** What the value would look like, while it is dragged too. */
  readonly renderPreview?: (value: number) => ReactNode;
  /** What is said below the slider. */
  readonly children?: ReactNode;
  readonly testId: string;
}

/** A setting with a number that is dragged. */
export function SliderField(props: SliderFieldProps) {
  const { label, textOf, saved, min, max, step, onCommit, renderPreview, children, testId } = props;
  const id = useId();
  const [value, setValue] = useDraft(saved);
  return (
    <div>
      <div className={classes.measure}>
        <span id={id}>{label}</span>
        <span className={classes.value}>{textOf(value)}</span>
      </div>
      {renderPreview?.(value)}
      <Slider
        {...{ min, max, step, value }}
        label={null}
        onChange={setValue}
        onChangeEnd={onCommit}
        thumbProps={{ 'aria-labelledby': id, 'aria-valuetext': textOf(value) }}
        data-testid={testId}
      />
      {children}
    </div>
  );
}
