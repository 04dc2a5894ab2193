import { useEffect, useRef, type PointerEvent } from 'react';
import { useStore } from 'zustand';
import { CATALOGUES } from '../../shared/locales';
import { HANDLES, pull, type Box, type Handle } from '../../shared/overlay/place';
import type { OverlayApi } from '../../shared/window-api';
import { nudgeOf } from '../ui/nudge-keys';
import type { SessionMirror } from '../ui/session-mirror';
import classes from './edit-layer.module.css';

export type EditApi = Pick<OverlayApi, 'doneEditing' | 'pullOverlay' | 'nudgeOverlay'>;

interface EditLayerProps {
  readonly session: SessionMirror['store'];
  readonly api: EditApi;
}

/** Where the mouse took hold, and of what. */
interface Hold {
  readonly handle: Handle;
  readonly screenX: number;
  readonly screenY: number;
  readonly box: Box;
}

/** Over the overlay while it is moved: all of it is held to move it, its edges to resize it. */
export function EditLayer({ session, api }: EditLayerProps) {
  const words = useStore(session, ({ language }) => CATALOGUES[language].overlay.place);
  const hold = useRef<Hold | null>(null);
  const send = useRef<((wanted: Wanted) => void) | null>(null);
  send.current ??= oneAtATime((wanted) => api.pullOverlay(wanted));

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const step = nudgeOf(event);
      if (event.key === 'Escape') void api.doneEditing();
      else if (step) void api.nudgeOverlay(step);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [api]);

  function begin(handle: Handle, event: PointerEvent): void {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const { screenX, screenY } = event;
    const { screenX: x, screenY: y, outerWidth: width, outerHeight: height } = window;
    hold.current = { handle, screenX, screenY, box: { x, y, width, height } };
  }

  function follow(event: PointerEvent, done: boolean): void {
    const held = hold.current;
    if (!held) return;
    const dx = Math.round(event.screenX - held.screenX);
    const dy = Math.round(event.screenY - held.screenY);
    send.current?.({ handle: held.handle, box: pull(held.box, held.handle, dx, dy), done });
    if (done) hold.current = null;
  }

  return (
    <div className={classes.layer} data-testid="overlay-edit">
      {HANDLES.map((handle) => (
        <div
          key={handle}
          className={classes.handle}
          data-handle={handle}
          onPointerDown={(event) => begin(handle, event)}
          onPointerMove={(event) => follow(event, false)}
          onPointerUp={(event) => follow(event, true)}
          onPointerCancel={(event) => follow(event, true)}
        />
      ))}
      <div className={classes.bar}>
        <span>{words.drag}</span>
        <button
          type="button"
          className={classes.done}
          onClick={() => void api.doneEditing()}
          data-testid="overlay-edit-done"
        >
          {words.done}
        </button>
      </div>
    </div>
  );
}

type Wanted = Parameters<EditApi['pullOverlay']>[0];

/** Sends the newest while one is under way: the mouse tells more often than windows can move. */
function oneAtATime(ask: (wanted: Wanted) => Promise<unknown>): (wanted: Wanted) => void {
  let next: Wanted | null = null;
  let underway = false;
  async function go(): Promise<void> {
    underway = true;
    while (next) {
      const wanted: Wanted = next;
      next = null;
      await ask(wanted);
    }
    underway = false;
  }
  return (wanted) => {
    next = wanted;
    if (!underway) void go();
  };
}
