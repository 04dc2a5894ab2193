import type { Random } from './random';
import { inEnglish, mixed, written } from './say';

/** A kind of personal data: how a piece of it is said, and in which sentences. */
export interface Kind {
  readonly name: string;
  readonly make: (random: Random) => string;
  readonly carriers: readonly string[];
}

function said(groups: readonly string[], random: Random): string {
  const way = random.next();
  if (way < 0.45) return written(groups, random);
  return way < 0.9 ? inEnglish(groups, random) : mixed(groups, random, inEnglish);
}

export function withLuhn(start: string, length: number, random: Random): string {
  const body = start + random.digits(length - start.length - 1);
  for (let check = 0; check < 10; check++) {
    const digits = body + String(check);
    let sum = 0;
    for (const [index, digit] of Array.from(digits).toReversed().entries()) {
      const value = Number(digit) * (index % 2 ? 2 : 1);
      sum += value >= 10 ? value - 9 : value;
    }
    if (sum % 10 === 0) return digits;
  }
  return body;
}

const EXCHANGES = ['212', '310', '415', '646', '702', '818', '917', '206', '305', '512'];
const FIRST = 'john mary kevin sophie alex dana priya marcus wendy oscar lucas hannah ethan grace mike'.split(
  ' ',
);
const LAST = 'smith parker nguyen lopez turner walsh bennett kim foster reyes harmon ortiz blake stone'.split(
  ' ',
);
const MAILS = ['gmail', 'outlook', 'yahoo', 'hotmail', 'icloud', 'protonmail'];
const STREETS =
  'Maple Oak Washington Elm Cedar Lincoln Birch Sunset Hillcrest Jefferson Park Lakeview Magnolia Chestnut'.split(
    ' ',
  );
const KINDS_OF_STREET = ['Street', 'Avenue', 'Road', 'Boulevard', 'Drive', 'Lane', 'Court', 'St', 'Ave'];
const CITIES = ['Springfield, Illinois', 'Portland, Oregon', 'Austin, Texas', 'Denver, CO', 'Columbus, Ohio'];

export const ENGLISH_KINDS: readonly Kind[] = [
  {
    name: 'phone',
    make: (random) => {
      const groups = [random.pick(EXCHANGES), `${random.whole(2, 9)}${random.digits(2)}`, random.digits(4)];
      if (random.chance(0.15)) return `(${groups[0]}) ${groups[1]}-${groups[2]}`;
      if (random.chance(0.15)) return said(['1', ...groups], random);
      return said(groups, random);
    },
    carriers: [
      'so my phone number is {} if you want to talk',
      'you can call me at {} any time after six',
      'yeah just text {} and I will send you the code',
      'wait, was it {} or something else?',
      'okay the number of the pizza place is {}',
      "I'm gonna give you my cell, it's {}",
      '{} is the number, write it down',
      'he goes, dude, hit me up, {}, and I was like no way',
      'reach me on {} tomorrow',
      'my mom just called from {} in the middle of the boss fight',
    ],
  },
  {
    name: 'phone abroad',
    make: (random) => {
      const way = random.whole(0, 2);
      const british = [`07${random.digits(3)}`, random.digits(6)];
      if (way === 0) return said(british, random);
      if (way === 1) return `+44 7${random.digits(3)} ${random.digits(6)}`;
      return `+${random.pick(['49', '33', '61', '81'])} ${random.whole(1, 9)}${random.digits(2)} ${random.digits(3)} ${random.digits(4)}`;
    },
    carriers: [
      'my UK number is {} now',
      'dial {} from the hotel',
      'she gave me {} as her new mobile',
      'so from abroad you call {} and ask for me',
      'the landlord is on {} apparently',
      'my number over here, {}, works on WhatsApp',
    ],
  },
  {
    name: 'e-mail',
    make: (random) => {
      const [first, last, mail] = [random.pick(FIRST), random.pick(LAST), random.pick(MAILS)];
      const year = random.chance(0.3) ? String(random.whole(70, 99)) : '';
      switch (random.whole(0, 5)) {
        case 0:
          return `${first}.${last}${year}@${mail}.com`;
        case 1:
          return `${first} dot ${last} at ${mail} dot com`;
        case 2:
          return `${first}${last}${year} at ${mail} dot com`;
        case 3:
          return `${first} underscore ${last} at ${last} studios dot net`;
        case 4:
          return `${Array.from(first).join(' ')} ${random.whole(1, 9)} at ${mail}.com`;
        default:
          return `${first}_${last} @ ${mail}.com`;
      }
    },
    carriers: [
      'business inquiries go to {} please',
      'my email is {} and I read everything',
      "you can email me at {}, that's the best way",
      'send the clip to {} tonight',
      'so write to {} and tell them I sent you',
      'just contact {} if the code does not work',
      'it is {} all lower case',
    ],
  },
  {
    name: 'payment card',
    make: (random) => {
      if (random.chance(0.2)) {
        const amex = withLuhn('37', 15, random);
        return said([amex.slice(0, 4), amex.slice(4, 10), amex.slice(10)], random);
      }
      const card = withLuhn(random.pick(['4', '51', '52', '6011']), 16, random);
      return said(card.match(/.{4}/gu) ?? [], random);
    },
    carriers: [
      'okay the card number is {} and the name is mine',
      'I typed {} and it declined',
      'so I read them {} over the phone like an idiot',
      'my Visa, {}, expired last month',
      '{} that is what it says on the front',
      'hold on, the site shows {} on the screen',
    ],
  },
  {
    name: 'social security',
    make: (random) =>
      said(
        [
          `${random.whole(1, 6)}${random.digits(2)}`,
          `${random.whole(1, 9)}${random.digits(1)}`,
          random.digits(4),
        ],
        random,
      ),
    carriers: [
      'my social is {} and do not tell anyone',
      'they asked for my social security number, {}, on the call',
      'the SSN on the form says {}',
      'it reads {} on my social security card',
    ],
  },
  {
    name: 'passport',
    make: (random) =>
      random.chance(0.5)
        ? `${random.pick(['C', 'X', 'A'])}${random.digits(8)}`
        : said([random.digits(9)], random),
    carriers: [
      'the passport number is {} for the visa form',
      'my passport says {} right here',
      'for check-in I need my passport, {}, okay',
    ],
  },
  {
    name: "driver's licence",
    make: (random) =>
      random.chance(0.5)
        ? `${random.pick(['D', 'F', 'S'])}${random.digits(7)}`
        : said([random.digits(3), random.digits(3), random.digits(3)], random),
    carriers: [
      "my driver's license number is {} by the way",
      'the license number, {}, is on the back',
      'driver license {} issued in Ohio',
    ],
  },
  {
    name: 'bank account',
    make: (random) =>
      said(
        random.pick([
          [random.digits(4), random.digits(4)],
          [random.digits(10)],
          [random.digits(3), random.digits(3), random.digits(4)],
        ]),
        random,
      ),
    carriers: [
      'my account number is {} at the credit union',
      'wire it to account {} please',
      'the routing number and then account number {} for the refund',
      'bank account {} is where the donations go',
    ],
  },
  {
    name: 'address',
    make: (random) => {
      const number = random.whole(10, 9899);
      const street = `${random.pick(STREETS)} ${random.pick(KINDS_OF_STREET)}`;
      const unit = random.pick([
        '',
        '',
        `, Apt ${random.whole(1, 40)}`,
        `, apartment ${random.whole(1, 40)}${random.pick(['A', 'B', ''])}`,
        `, Unit ${random.whole(1, 20)}`,
      ]);
      const place = random.chance(0.3) ? `, ${random.pick(CITIES)} ${random.digits(5)}` : '';
      if (random.chance(0.3))
        return `${inEnglish([String(number)], random)} ${street.replace(/St$/u, 'Street').replace(/Ave$/u, 'Avenue').toLowerCase()}`;
      return `${number} ${street}${unit}${place}`;
    },
    carriers: [
      'I live at {} so come over',
      'my address is {} in case you forgot',
      'the package goes to {} I think',
      'we moved to {} last summer',
      'they delivered it to {} again',
      'mail it to {} and put my name on it',
    ],
  },
];

/** What users forbid, and how it is said. */
export const ENGLISH_SECRETS: readonly { readonly secret: string; readonly said: readonly string[] }[] = [
  { secret: 'Eleanor Vance', said: ['Eleanor Vance', 'eleanor vance', 'Eleanor, Vance', 'ELEANOR VANCE'] },
  {
    secret: 'Quillhaven Elementary',
    said: ['Quillhaven Elementary', 'quillhaven elementary', 'Quill Haven Elementary'],
  },
  {
    secret: '88412',
    said: ['88412', '88 412', 'eight eight four one two', 'double eight four one two', '8 8 4 1 2'],
  },
  { secret: 'R2-77 Kestrel', said: ['R2-77 Kestrel', 'r2 77 kestrel', 'R277 Kestrel'] },
  {
    secret: '555-0192',
    said: ['555-0192', '5550192', 'five five five oh one nine two', 'five five five zero one ninety-two'],
  },
];
export const ENGLISH_SECRET_CARRIERS: readonly string[] = [
  'my name is actually {} but do not say it',
  'so {} called again yesterday',
  "I can't believe {} came up on stream",
  'and then we drove past {} on the way home',
  'the thing is {} was never supposed to be public',
];
