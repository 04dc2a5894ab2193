/** English words of the pages for browsers. */
export const browserWords = {
  browser: {
    refusedTitle: 'This address is not valid any more',
    refusedText: 'In Jamak, copy the new one from Settings → On stream.',
    loading: 'Connecting to Jamak…',
    connection: {
      connecting: 'Connecting…',
      live: 'Connected',
      away: 'Jamak can’t be reached. Trying again…',
      refused: 'Not connected',
    },
    unreachable: 'Jamak could not be reached. Nothing was done.',
  },
} as const;
