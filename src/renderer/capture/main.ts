import { captureCommandSchema, type CaptureMessage } from '../../shared/capture';
import { CAPTURE_PORT } from '../../shared/window-api';
import { LaneCapture } from './lane-capture';
import { watchMicrophones } from './devices';
import { VoiceActivity } from './voice-activity';

/** The hidden window that hears: one LaneCapture a lane, everything said over one MessagePort. */
function serve(port: MessagePort): void {
  const lanes = new Map<string, LaneCapture>();
  const send = (message: CaptureMessage): void => port.postMessage(message);

  port.onmessage = (event: MessageEvent<unknown>): void => {
    const command = captureCommandSchema.parse(event.data);
    switch (command.type) {
      case 'lane-open':
        lanes.get(command.lane.id)?.close();
        lanes.set(command.lane.id, new LaneCapture(command.lane, send, command));
        break;
      case 'lane-hear':
        lanes.get(command.laneId)?.hear(command.hearing, command.turn);
        break;
      case 'lane-reopen':
        lanes.get(command.laneId)?.reopen();
        break;
      case 'lane-shape':
        lanes.get(command.laneId)?.shape(command.microphone);
        break;
      case 'lane-close':
        lanes.get(command.laneId)?.close();
        lanes.delete(command.laneId);
        break;
    }
  };

  watchMicrophones((devices) => {
    send({ type: 'devices', devices });
    for (const lane of lanes.values()) lane.devicesChanged(devices);
  });
  // Loading the model takes a good part of a second: done now, a session starts at once.
  VoiceActivity.prepare();
}

window.addEventListener('message', (event) => {
  const port = event.ports[0];
  if (event.source === window && event.data === CAPTURE_PORT && port) serve(port);
});

// Main loads a page again that does not come to this.
document.documentElement.dataset['started'] = '';
