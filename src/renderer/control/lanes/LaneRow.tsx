import { ActionIcon, TextInput } from '@mantine/core';
import { IconMicrophone, IconMicrophoneOff, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { laneColour } from '../../ui/lane-colours';
import { pressOnce } from '../../ui/parts/press-once';
import { RecordingDot } from '../recording/RecordingDot';
import { useActions, useControl } from '../state/context';
import type { ShownLane } from '../state/lanes';
import { ColourPicker } from './ColourPicker';
import { LaneLanguage } from './LaneLanguage';
import { LaneMeter } from './LaneMeter';
import { LaneTuning } from './LaneTuning';
import classes from './LaneRow.module.css';
import { useLaneActions, useSourceName } from './use-lanes';

interface LaneRowProps {
  readonly lane: ShownLane;
  /** Whether a session runs: then what is heard can't be changed, but whether, and who it is. */
  readonly running: boolean;
  readonly removable: boolean;
}

/** One of several sources: whose it is, how loud, whether it is heard. */
export function LaneRow({ lane, running, removable }: LaneRowProps) {
  const { t } = useTranslation();
  const { mute, remove } = useLaneActions();
  const { chooseLane } = useActions();
  const chosen = useControl((state) => state.laneId === lane.id) && !running;
  const nameOf = useSourceName();
  const { id, muted, source, state } = lane;
  const name = lane.name || nameOf(source);
  const Icon = muted ? IconMicrophoneOff : IconMicrophone;
  const away = state === 'lost' || state === 'failed' || state === 'ended';
  return (
    <li
      className={classes.row}
      data-chosen={chosen || undefined}
      data-muted={muted || undefined}
      data-state={state}
      data-testid="lane"
      data-lane={id}
    >
      <div className={classes.head}>
        <ColourPicker laneId={id} colour={lane.colour} />
        <NameField key={lane.name} lane={lane} placeholder={nameOf(source)} />
        {running && !muted && !away && <RecordingDot name={name} />}
        <ActionIcon
          variant={muted ? 'filled' : 'subtle'}
          color={muted ? 'red.9' : 'gray'}
          size={32}
          aria-label={t('lanes.mute', { name })}
          title={t(muted ? 'lanes.unmuteHint' : 'lanes.muteHint')}
          aria-pressed={muted}
          onClick={() => void mute(id, !muted)}
          data-testid="mute"
        >
          <Icon size={18} stroke={1.75} />
        </ActionIcon>
        {removable && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={t('lanes.remove', { name })}
            title={t('lanes.remove', { name })}
            {...pressOnce(() => void remove(id))}
            data-testid="remove-lane"
          >
            <IconX size={17} stroke={1.75} />
          </ActionIcon>
        )}
      </div>
      <div className={classes.facts}>
        {running ? (
          <span className={classes.source} title={nameOf(source)}>
            {nameOf(source)}
          </span>
        ) : (
          <button
            type="button"
            className={classes.choose}
            aria-pressed={chosen}
            onClick={() => chooseLane(id)}
            data-testid="choose-lane"
          >
            <span className={classes.source}>{nameOf(source)}</span>
          </button>
        )}
        <LaneLanguage lane={lane} name={name} locked={running} />
      </div>
      {running && (muted || away) ? (
        <p className={classes.state} data-testid="lane-state">
          {t(away ? `lanes.state.${state}` : 'lanes.state.muted')}
        </p>
      ) : (
        running && <LaneMeter laneId={id} name={name} colour={laneColour(lane.colour)} />
      )}
      {running && <LaneTuning laneId={id} />}
    </li>
  );
}

/** Written down when it is left, so that not every letter is a setting. */
function NameField({ lane, placeholder }: { readonly lane: ShownLane; readonly placeholder: string }) {
  const { t } = useTranslation();
  const { change } = useLaneActions();
  const [text, setText] = useState(lane.name);
  const keep = (): void => {
    const name = text.trim();
    setText(name);
    if (name !== lane.name) void change(lane.id, { name });
  };
  return (
    <TextInput
      className={classes.name}
      classNames={{ input: classes.input ?? '' }}
      size="sm"
      variant="unstyled"
      aria-label={t('lanes.name')}
      placeholder={placeholder}
      maxLength={64}
      value={text}
      onChange={({ currentTarget: { value } }) => setText(value)}
      onBlur={keep}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') currentTarget.blur();
      }}
      data-testid="lane-name"
    />
  );
}
