/** What viewers get: captions in their languages, and what is written under a video afterwards. */
export const viewersWords = {
  viewers: {
    title: 'Languages for viewers',
    languages: 'Viewers may read captions in',
    languagesHint:
      'Up to {{most}}. Each is translated once, however many read it, and only while somebody does. A page shows it with ?language= in its address.',
    placeholder: 'Choose languages',
    none: 'No other language',
    cost: 'about {{cost}} an hour',
    free: 'costs nothing',
    unknown: 'price unknown, about {{tokens}} tokens an hour',
    together: 'All together',
    measured: 'Measured on captions of this run, for {{captions, number}} captions an hour.',
    estimated:
      'Estimated for {{captions, number}} captions an hour. Models that reason take several times as much; once captions are translated, it is measured.',
    usage: 'What it cost so far is below the live summary, and under Summary & translation for the month.',
    asking: 'Finding out what it costs…',
    embedded: 'No language server',
    embeddedText:
      'What is built in can summarise but not translate. Choose a language server under Summary & translation, and languages can be offered.',
    ceiling: 'This month’s limit is reached',
    ceilingText:
      'Nothing is translated until next month, or until the limit under Summary & translation is raised.',
  },
} as const;
