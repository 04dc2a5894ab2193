import listed from 'naughty-words/en.json';
import { wordSet } from '../../../text/word-set';

/**
 * The list of dirty, naughty, obscene and otherwise bad words (github.com/LDNOOBW, CC BY 4.0), without what is said
 * on any stream as well: clinical words, and words and phrases with another sense.
 */
const ORDINARY = new Set([
  ...wordSet(`
  anal anus babeland barenaked bastinado bbw bdsm birdlock bondage boob boobs bulldyke busty butt cialis clitoris coon coons cornhole dolcett domination
  dominatrix dommes dvda ecchi ejaculation erotic erotism escort eunuch fecal figging fingering fisting frotting genitals grope guro hardcore hentai
  homoerotic hooker horny humping incest intercourse juggs kinbaku kinky kinkster lolita lovemaking mong nawashi negro neonazi nipple nipples nsfw nude nudity nutten
  octopussy omorashi orgasm paedophile panties panty pedophile pegging penis playboy poof poon porn pornography pubes queef rape raping rapist rectum
  sadism santorum scat scissoring semen sex sexcam sexo sexual sexually sexuality sexy shibari shota shrimping skeet smut snatch snowballing sodomy
  sodomize spastic spunk strapon strappado suck sucks swastika swinger threesome throating tit topless tosser tribadism tushy twink twinkie undressing
  vagina viagra vibrator voyeur voyuer vulva xx xxx yaoi yiffy zoophilia dick bareback beaner tits pikey rimming bastardo barely camgirl goodpoop goregasm
  acrotomophilia coprolagnia coprophilia dendrophilia urophilia vorarephilia autoerotic bimbos boner dingleberry dingleberries`),
  'alabama hot pocket',
  'alaskan pipeline',
  'auto erotic',
  'baby batter',
  'baby juice',
  'ball gag',
  'ball gravy',
  'ball kicking',
  'ball sack',
  'barely legal',
  'beaver cleaver',
  'big black',
  'big breasts',
  'blonde action',
  'blow your load',
  'blue waffle',
  'booty call',
  'brown showers',
  'brunette action',
  'bullet vibe',
  'camel toe',
  'chocolate rosebuds',
  'cleveland steamer',
  'clover clamps',
  'date rape',
  'deep throat',
  'dirty pillows',
  'dirty sanchez',
  'dog style',
  'donkey punch',
  'double dong',
  'double penetration',
  'dp action',
  'foot fetish',
  'fuck buttons',
  'g-spot',
  'gay sex',
  'girl on',
  'girl on top',
  'girls gone wild',
  'god damn',
  'golden shower',
  'group sex',
  'hard core',
  'hot carl',
  'hot chick',
  'how to kill',
  'how to murder',
  'huge fat',
  'jack off',
  'jail bait',
  'jelly donut',
  'leather restraint',
  'leather straight jacket',
  'lemon party',
  'male squirting',
  'make me come',
  'menage a trois',
  'missionary position',
  'mound of venus',
  'mr hands',
  'nsfw images',
  'one cup two girls',
  'one guy one jar',
  'phone sex',
  'pleasure chest',
  'prince albert piercing',
  'reverse cowgirl',
  'rosy palm',
  'rosy palm and her 5 sisters',
  'rusty trombone',
  's&m',
  'spread legs',
  'strap on',
  'strip club',
  'style doggy',
  'suicide girls',
  'sultry women',
  'tainted love',
  'taste my',
  'tied up',
  'tight white',
  'tongue in a',
  'two girls one cup',
  '2 girls 1 cup',
  '2g1c',
  'venus mound',
  'violet wand',
  'wet dream',
  'white power',
  'wrapping men',
  'wrinkled starfish',
  'yellow showers',
  'splooge moose',
  'female squirting',
  'dry hump',
  'hand job',
  'tea bagging',
  'tub girl',
  'urethra play',
  'doggie style',
  'doggy style',
  'poop chute',
  'pole smoker',
  'fudge packer',
]);
/** What the list lacks of what streams say. */
const MORE = wordSet(`
  fuck fucker fuk fck fuxk phuck fvck fugly shit shite bullshit horseshit dipshit batshit dogshit chickenshit jackshit bitch biatch biotch asshole arsehole arse asshat
  asswipe dumbass jackass badass fatass smartass lardass bastard cunt dickhead dickwad dickface dickless cocksucker cockhead piss pissed pissoff prick pussy whore slut
  skank twat wanker wank bollocks bellend nigga nigger niggas faggot fag fagot tranny retard retarded retards gook spic kike wetback shemale
  motherfucker motherfucking mofo stfu gtfo wtf milf cum jizz tits titties dicks pussies nutsack ballsack blowjob handjob rimjob douchebag douche thot
  goddamn goddamnit goddammit bullcrap shithead shitface shithole shitshow shitpost shitstorm shitload shitless clusterfuck mindfuck fuckface fuckhead fuckboy fucktard fuckwit unfuck`);

/** Words that are masked, without their inflections. */
export const ENGLISH_STEMS: readonly string[] = [
  ...new Set([...listed.filter((word) => !ORDINARY.has(word) && /^[a-z]+$/u.test(word)), ...MORE]),
];
/** Phrases of several words. */
export const ENGLISH_PHRASES: readonly string[] = listed.filter(
  (phrase) => !ORDINARY.has(phrase) && /^[a-z]+(?: [a-z]+)+$/u.test(phrase),
);
/** In whatever word they are, it is masked. */
export const WITHIN = /fuck|motherf|cunt|niggers?$|nigga|faggot|asshole|bitch|shitt|bullshit|cocksuck/u;
/** Words that hold one of those and are harmless. */
export const HARMLESS = wordSet(
  'scunthorpe snigger sniggers sniggered niggard niggardly shiitake shitake shittim mishit',
);
/** A name where a surname follows, else masked. */
export const NAME = 'dick';
