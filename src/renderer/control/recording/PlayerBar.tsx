import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { formatClock } from '../../../shared/time';
import { RATES, type Player } from './player';
import classes from './recording.module.css';

interface PlayerBarProps {
  readonly player: Player;
  /** What else can be done with the recording. */
  readonly children: ReactNode;
}

/** Plays the recording of the session that is read. */
export function PlayerBar({ player, children }: PlayerBarProps) {
  const { t } = useTranslation();
  const { playing, atMs, rate, failed } = useStore(player.store);
  const time = formatClock(atMs);
  const total = formatClock(player.durationMs);
  const label = t(playing ? 'recording.player.pause' : 'recording.player.play');
  const Icon = playing ? IconPlayerPauseFilled : IconPlayerPlayFilled;
  return (
    <section className={classes.player} aria-label={t('recording.player.label')} data-testid="player">
      <ActionIcon
        variant="filled"
        size={36}
        radius="xl"
        aria-label={label}
        title={label}
        aria-keyshortcuts="Space"
        onClick={() => player.toggle()}
        data-testid="play"
        data-playing={playing}
      >
        <Icon size={18} />
      </ActionIcon>
      <input
        type="range"
        className={classes.position}
        min={0}
        max={Math.max(1, Math.round(player.durationMs))}
        step={1000}
        value={Math.round(atMs)}
        aria-label={t('recording.player.position')}
        aria-valuetext={t('recording.player.positionText', { time, total })}
        onChange={({ currentTarget }) => player.seek(Number(currentTarget.value))}
        data-testid="play-position"
      />
      <span className={classes.clock} data-testid="play-clock">
        {time} / {total}
      </span>
      <NativeSelect
        className={classes.speed}
        size="xs"
        aria-label={t('recording.player.speed')}
        value={String(rate)}
        data={RATES.map((times) => ({
          value: String(times),
          label: t('recording.player.times', { times }),
        }))}
        onChange={({ currentTarget }) => player.setRate(Number(currentTarget.value))}
        data-testid="play-speed"
      />
      <p className={classes.playerHint} role={failed ? 'alert' : undefined}>
        {t(failed ? 'recording.player.failed' : 'recording.player.hint')}
      </p>
      {children}
    </section>
  );
}
