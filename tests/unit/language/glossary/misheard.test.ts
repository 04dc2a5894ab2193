import { expect, it } from 'vitest';
import { misheardTerm } from '../../../../src/main/language/glossary/misheard';
import { createTermRepair } from '../../../../src/main/text/terms/term-repair';

it.each([
  ['어제 도연이가 왔어요', '어제 도현이가 왔어요', '도현이'],
  ['welcome to jam ack everyone', 'welcome to Jamak everyone', 'Jamak'],
  ["that was Keira's best run", "that was Kira's best run", 'Kira'],
  ['we play valo rant now', 'we play Valorant now.', 'Valorant'],
])('offers what was heard wrong: %s', (heard, corrected, term) => {
  expect(misheardTerm(heard, corrected)).toBe(term);
});

it.each([
  ['another word', 'we go home now', 'we go to town now'],
  ['an everyday word', 'I red it', 'I read it'],
  ['a name that sounds otherwise', 'ask him about it', 'ask Aleksander about it'],
  ['a mark', 'well yes', 'well, yes'],
  ['a sentence written anew', 'one two three four five', 'Alpha Beta Gamma Delta Epsilon'],
])('offers no %s', (_what, heard, corrected) => {
  expect(misheardTerm(heard, corrected)).toBeNull();
});

it('what is offered mends the same mishearing the next time', () => {
  const term = misheardTerm('welcome to jam ack everyone', 'welcome to Jamak everyone') ?? '';
  expect(createTermRepair([term])('I love jam ack')).toBe('I love Jamak');
});
