/** English words of the privacy page. */
export const privacyWords = {
  privacy: {
    lead: 'Jamak works without any network. It has no account, sends no statistics and reports no crash by itself.',
    offline: 'Stay offline',
    offlineHint:
      'Nothing leaves this computer, whatever else is set. Servers, streams and downloads are out of reach; captions are made here.',
    now: 'What goes where',
    flows: {
      sound: 'Your sound, to be captioned',
      words: 'What was said, for summaries and translations',
      pages: 'Captions, to pages for browsers',
      obs: 'Captions, to OBS',
      files: 'Captions, to text files',
      updates: 'Whether there is a new version',
    },
    where: {
      here: 'On this computer',
      network: 'To devices of your network that have the address',
      away: 'To',
      nowhere: 'Off',
    },
    connections: 'Connections since Jamak was started',
    connectionsHint:
      'Everybody that Jamak has connected to by itself or for you. Pages can’t connect to anybody.',
    none: 'None so far.',
    whom: 'Whom',
    why: 'What for',
    times: 'Times',
    last: 'Last',
    refused: 'kept from it {{total}} times',
    purposes: {
      speech: 'Captions',
      language: 'Summaries, translation',
      models: 'Speech models',
      stream: 'A stream',
      obs: 'OBS',
      updates: 'Updates',
    },
  },
};
