import type { SpokenLanguage } from '../../../shared/languages';
import type { LaneState, SessionEvent } from '../../../shared/session/events';
import type { Frame } from '../../../shared/sound';
import type { Ailment, SoundHealth } from '../../../shared/sound-health';
import type { Lane } from '../../../shared/source';
import { Diagnosis } from '../../session/doctor/diagnosis';
import { SoundMeasure } from '../../session/doctor/sound-measure';
import type { SttEngine } from '../../speech/contract';
import { HeardLanguage } from './heard-language';

export interface SoundDoctorOptions {
  /** What the settings say is spoken. */
  readonly language: () => SpokenLanguage;
  /** The engine of the moment. */
  readonly engine: Pick<SttEngine, 'capabilities'>;
  /** Once a second for each lane that is heard, and when one begins or ends. */
  readonly onHealth: (health: SoundHealth) => void;
}

/** So many echoes within so many seconds are no chance; after that time without any it is over. */
const ECHOES = 2;
const ECHO_SECONDS = 60;
/** States of lanes that are not heard any more. */
const OVER: readonly LaneState[] = ['ended', 'failed', 'removed'];

interface Patient {
  readonly lane: Lane;
  readonly measure: SoundMeasure;
  readonly diagnosis: Diagnosis;
  readonly heard: HeardLanguage;
  /** Whether it was ever heard long enough to be judged. */
  judged: boolean;
  /** How many seconds of it were heard. */
  seconds: number;
  /** In which of them something was an echo of another lane, the newest ones. */
  echoes: readonly number[];
}

/** Says of each lane that is heard what makes its captions bad right now, from its sound and from what is written. */
export class SoundDoctor {
  readonly #options: SoundDoctorOptions;
  readonly #patients = new Map<string, Patient>();

  constructor(options: SoundDoctorOptions) {
    this.#options = options;
  }

  /** The events of the session, one after the other. */
  onEvent({ happening }: SessionEvent): void {
    switch (happening.type) {
      case 'session-started':
        for (const lane of happening.lanes) this.#begin(lane);
        break;
      case 'lane-added':
        this.#begin(happening.lane);
        break;
      case 'lane-muted': {
        const patient = this.#patients.get(happening.laneId);
        // What was measured before says nothing of what is heard after it.
        if (patient) this.#begin(patient.lane);
        break;
      }
      case 'lane-state': {
        const { laneId, state } = happening;
        const patient = this.#patients.get(laneId);
        // It may be another device, or the same one turned up.
        if (patient && state === 'listening') this.#begin(patient.lane);
        else if (OVER.includes(state)) this.#end(laneId);
        break;
      }
      case 'caption-final': {
        const patient = this.#patients.get(happening.laneId);
        patient?.heard.heard(happening.text, happening.endMs - happening.startMs, this.#chosen(patient.lane));
        break;
      }
      case 'session-ended':
        for (const laneId of this.#patients.keys()) this.#end(laneId);
        break;
      default:
        break;
    }
  }

  /** A lane's next frame. */
  hear(laneId: string, frame: Frame): void {
    const patient = this.#patients.get(laneId);
    if (patient?.measure.hear(frame)) this.#options.onHealth(this.#examine(patient));
  }

  /** A lane heard what another one has captions of. */
  echo(laneId: string): void {
    const patient = this.#patients.get(laneId);
    if (patient) patient.echoes = [...patient.echoes, patient.seconds].slice(-ECHOES);
  }

  #begin(lane: Lane): void {
    this.#patients.set(lane.id, {
      lane,
      measure: new SoundMeasure(),
      diagnosis: new Diagnosis({ hearsNoise: lane.source.kind === 'microphone' }),
      heard: new HeardLanguage(),
      judged: false,
      seconds: 0,
      echoes: [],
    });
    this.#forget(lane.id);
  }

  #end(laneId: string): void {
    if (this.#patients.delete(laneId)) this.#forget(laneId);
  }

  /** What was said of the lane holds no more. */
  #forget(laneId: string): void {
    this.#options.onHealth({
      laneId,
      judged: false,
      voicelessMs: 0,
      speechDb: null,
      snrDb: null,
      ailments: [],
    });
  }

  #examine(patient: Patient): SoundHealth {
    const { measured } = patient.measure;
    const { speechDb, snrDb, voicelessMs } = measured;
    const ailments: Ailment[] = patient.diagnosis.judge(measured);
    patient.judged ||= patient.diagnosis.sure;
    patient.seconds++;
    const [first] = patient.echoes;
    const echoes = first !== undefined && patient.echoes.length === ECHOES;
    if (echoes && patient.seconds - first <= ECHO_SECONDS) ailments.push({ type: 'echo' });
    const language = this.#otherLanguage(patient);
    if (language !== undefined) ailments.push({ type: 'other-language', language });
    return { laneId: patient.lane.id, judged: patient.judged, voicelessMs, speechDb, snrDb, ailments };
  }

  /** An engine that does not know the language that is set writes others whatever is spoken: that is said elsewhere. */
  #otherLanguage({ lane, heard }: Patient): string | null | undefined {
    const chosen = this.#chosen(lane);
    heard.choose(chosen);
    const { languages } = this.#options.engine.capabilities;
    return languages === 'any' || languages.includes(chosen) ? heard.other : undefined;
  }

  #chosen(lane: Lane): SpokenLanguage {
    return lane.language ?? this.#options.language();
  }
}
