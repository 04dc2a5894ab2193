import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTermRepair } from '../../../../src/main/text/terms/term-repair';

const TERMS = [
  'Jamak',
  'Bell Warden',
  'OBS',
  'IT',
  'Will',
  'Theo',
  'Kubernetes',
  'Courtney',
  'Marcy',
  'Ryzen',
  'Node.js',
  'GPT-4',
  "O'Brien",
  '자막',
  '박쥐 여왕',
  '별빛 농장',
  '김채원',
  '르세라핌',
  '디스코드',
  '위스퍼',
  '네일',
];

const repair = createTermRepair(TERMS);

describe('createTermRepair', () => {
  it.each([
    ['Jamack is great', 'Jamak is great'],
    ['we use jar mack every day', 'we use Jamak every day'],
    ['I love Jomack, really.', 'I love Jamak, really.'],
    ['a cooper netties cluster', 'a Kubernetes cluster'],
    ['the bell war den is back', 'the Bell Warden is back'],
    ['Hi Cortney!', 'Hi Courtney!'],
    ['(jar-mack)', '(Jamak)'],
    ['르쎄라핌 노래', '르세라핌 노래'],
    ['김체원 씨', '김채원 씨'],
    ['디스코트에서 만나요', '디스코드에서 만나요'],
  ])('hears a term in "%s"', (text, right) => {
    expect(repair(text)).toBe(right);
  });

  it.each([
    ['the jamak app and obs', 'the Jamak app and OBS'],
    ['bell warden, obs.', 'Bell Warden, OBS.'],
    ['node js and gpt 4', 'Node.js and GPT-4'],
    ['mr obrien', "mr O'Brien"],
    ['박쥐여왕이 나왔어요', '박쥐 여왕이 나왔어요'],
    ['별빛농장을 저장해요', '별빛 농장을 저장해요'],
  ])('spells the terms of "%s"', (text, right) => {
    expect(repair(text)).toBe(right);
  });

  it('keeps possessives, particles and punctuation', () => {
    expect(repair("Jamack's captions")).toBe("Jamak's captions");
    expect(repair('Jamack은 좋아요')).toBe('Jamak은 좋아요');
    expect(repair('“jar mack”…')).toBe('“Jamak”…');
    expect(repair('짜막에서는, 짜막이에요!')).toBe('자막에서는, 자막이에요!');
    expect(repair('김체원이랑  김체원은')).toBe('김채원이랑  김채원은');
  });

  it.each([
    'I will do it, and it will work.',
    "Don't mark my words, it's okay.",
    'A country mile of mercy, and the captain certainly likes cotton.',
    'The sun has risen over the big war, so ring the bell.',
    'My jam is a make of its own; the jar is a mess.',
    'Theo will meet the other author there.',
    'one two three, 4 and 40',
    '내일 여기서 네일을 받아요.',
    '장막을 걷고 작업을 막은 다음에 시작해요.',
    '이 자 막은 사람 누구예요?',
    '박지를 여기에 두고 별 빛을 봤어요.',
    '디스크를 위에서 퍼 왔어요.',
    '김치는 원래 매워요.',
    'ありがとう、字幕です。',
    '',
  ])('leaves "%s" alone', (text) => {
    expect(repair(text)).toBe(text);
  });

  it('only sees to the capitals of short terms, and not of ordinary words', () => {
    const short = createTermRepair(['Ivo', 'OBS', 'IT', 'Mark']);
    expect(short('ivo, eva, obs, abs and it; mark it')).toBe('Ivo, eva, OBS, abs and it; mark it');
  });

  it('takes a word that is another term for what it is', () => {
    const both = createTermRepair(['Marissa', 'Marisa', '세나', '새나']);
    expect(both('Marisa met Marissa')).toBe('Marisa met Marissa');
    expect(both('세나와 새나')).toBe('세나와 새나');
  });

  it('takes the nearest of several terms', () => {
    const near = createTermRepair(['Katarina', 'Catrina']);
    expect(near('Katerina')).toBe('Katarina');
    expect(near('Catreena')).toBe('Catrina');
  });

  it('does nothing without terms, or with terms it cannot hear', () => {
    for (const terms of [[], ['字幕', '??', ' ']]) {
      expect(createTermRepair(terms)('jar mack 字幕 ?? 자막')).toBe('jar mack 字幕 ?? 자막');
    }
  });

  it('finds none of a hundred names in speeches that hold none', () => {
    const names =
      'Abby Adele Aidan Alana Amara Amelie Anika Arlo Asher Aubrey Bailey Bastian Bella Bianca Bodhi Brady Brenna Callum Camila ' +
      'Cassie Celeste Chloe Clara Colette Connor Corey Dahlia Damien Dante Daria Delia Desmond Dina Dorian Drake Eamon Edith Elena ' +
      'Eliza Elsie Emery Enid Ezra Felix Fiona Flora Freya Gemma Gideon Greta Hadley Hazel Heather Imogen Ingrid Jasper Jenna Juno ' +
      'Keira Kendra Kiran Lana Leila Leona Lila Lorna Lucia Mabel Maeve Malia Mara Mateo Mila Mira Nadia Naomi Nolan Odette Orla ' +
      'Owen Parker Petra Phoebe Piper Reese Rhys Riley Rohan Romy Ronan Rowan Rufus Sasha Selena Shea Silas Sloane Stella Tilda';
    const guarded = createTermRepair(names.split(' '));
    for (const file of ['kennedy-1961', 'stream-en', 'moonshine-en']) {
      const text = readFileSync(join(__dirname, `../../../fixtures/language/${file}.tsv`), 'utf8');
      for (const line of text.split('\n')) expect(guarded(line)).toBe(line);
    }
  });

  it('leaves words alone that sound like no term, in any order and with any marks', () => {
    const words = fc.constantFrom(
      'captions',
      'weather',
      'people',
      '농사',
      '바다',
      '강아지는',
      'seven',
      '7',
      'x',
    );
    const marks = fc.constantFrom(' ', ', ', '. ', ' - ', '… ', '"', '  ');
    fc.assert(
      fc.property(fc.array(fc.tuple(words, marks), { maxLength: 30 }), (parts) => {
        const text = parts.flat().join('');
        expect(repair(text)).toBe(text);
      }),
    );
  });

  it('changes nothing but what it heard', () => {
    const heard = fc.constantFrom(
      ['Jamack', 'Jamak'],
      ['jar mack', 'Jamak'],
      ['obs', 'OBS'],
      ['김체원은', '김채원은'],
      ['르쎄라핌', '르세라핌'],
      ['weather', 'weather'],
      ['바다에서', '바다에서'],
    );
    const marks = fc.constantFrom(', ', '. ', ' – ', '!\n', ' (', ': ');
    fc.assert(
      fc.property(fc.array(fc.tuple(heard, marks), { maxLength: 20 }), (parts) => {
        const said = parts.map(([[wrong], mark]) => wrong + mark).join('');
        const right = parts.map(([[, term], mark]) => term + mark).join('');
        expect(repair(said)).toBe(right);
        expect(repair(right)).toBe(right);
      }),
    );
  });

  it('never fails and never loops, whatever the text and the terms', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }),
        (text, terms) => {
          expect(typeof createTermRepair(terms)(text)).toBe('string');
          expect(createTermRepair([])(text)).toBe(text);
        },
      ),
    );
  });
});
