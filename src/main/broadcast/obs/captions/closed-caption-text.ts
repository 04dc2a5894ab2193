/** What CEA-608 has room for: lines of 32 letters; two of them are usual for live captions. */
const COLUMNS = 32;
const LINES = 2;

/** Letters beyond ASCII that CEA-608 has and OBS writes. */
const ACCENTED = /[áéíóúàèâêîôûçñüöäßãõåøÁÉÍÓÚÀÈÂÊÎÔÛÇÑÜÖÄÃÕÅØ¿¡½£¢♪°®™]/u;
const PLAIN: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  ı: 'i',
};

/** Whether all its letters are Latin ones: closed captions hold no others. */
export function isLatin(text: string): boolean {
  return !/(?!\p{Script=Latin})\p{L}/u.test(text.normalize('NFC'));
}

/** A Latin text as pages of at most two lines of 32 letters, in letters that closed captions have. None without any. */
export function toPages(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of writable(text).split(/\s+/u).flatMap(pieces)) {
    if (line !== '' && line.length + 1 + word.length > COLUMNS) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return Array.from({ length: Math.ceil(lines.length / LINES) }, (_, page) =>
    lines.slice(page * LINES, (page + 1) * LINES).join('\n'),
  );
}

/** A word in pieces that fit into a line. */
function pieces(word: string): string[] {
  return word.match(new RegExp(`.{1,${COLUMNS}}`, 'gu')) ?? [];
}

function writable(text: string): string {
  return Array.from(text.normalize('NFC'), (letter) => {
    if (/[\s -~]/u.test(letter) || ACCENTED.test(letter)) return letter;
    const plain = PLAIN[letter] ?? letter.normalize('NFKD').replaceAll(/\p{M}/gu, '');
    return plain.replaceAll(/[^ -~]/gu, '');
  }).join('');
}
