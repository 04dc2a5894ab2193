import { wordSet } from '../word-set';

/** Adjectives of little sense: the noun after them may have much. */
export const PLAIN_ADJECTIVES = wordSet(`
  good better best bad worse worst great nice cool fine big bigger biggest small little large huge long short high low old new young early late
  fast slow easy hard simple different sure true false whole full able possible important ready happy sad sorry sweet awesome amazing
  incredible crazy insane terrible horrible ridiculous weird funny interesting favourite favorite
`);
/** Words of spoken English that tell nothing of a topic, contractions included. */
export const ENGLISH_STOP_WORDS = wordSet(`
  a an the and or but nor so yet if then than because while although though unless until whether since as of at by for from in into on onto to
  with without within about above across after against along among around before behind below beneath beside besides between beyond down during
  except inside like near off out outside over past per through throughout toward towards under underneath up upon via
  i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself we us our ours ourselves they
  them their theirs themselves this that these those who whom whose which what where when why how there here anybody anyone anything everybody
  everyone everything nobody none nothing somebody someone something one ones other others another each every either neither both all any some
  such same own few many much more most less least several enough lot lots bit kind sort stuff thing things way ways
  am is are was were be been being do does did doing done have has had having can could will would shall should may might must ought
  don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't isn't aren't wasn't weren't haven't hasn't hadn't ain't mustn't needn't
  i'm i've i'll i'd you're you've you'll you'd he's he'll he'd she's she'll she'd it's it'll it'd we're we've we'll we'd they're they've
  they'll they'd that's that'll there's here's what's who's where's how's let's y'all gonna wanna gotta kinda sorta dunno lemme gimme
  not no yes yeah yep yup nope nah okay ok oh ah aha um umm uh uhh erm er hmm mm mhm huh hey hi hello bye goodbye wow whoa ow ouch oops ha haha hehe lol god gosh
  alright right well anyway anyways actually basically literally honestly really very quite pretty just only also too even still already
  again ever never always often sometimes usually maybe perhaps probably definitely certainly obviously apparently exactly totally
  absolutely completely almost nearly mostly simply almost rather somewhat somehow somewhere anywhere everywhere nowhere now soon later today tonight
  tomorrow yesterday ago once twice else instead together away back forward apart aside ahead far however therefore thus hence otherwise
  meanwhile finally first second third last next zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million percent plus minus half couple
  go goes going gone went come comes coming came get gets getting got gotten make makes making made take takes taking took taken give gives
  giving gave given put puts putting keep keeps keeping kept let lets say says saying said tell tells telling told ask asks asked asking
  talk talks talking talked speak speaks speaking spoke know knows knowing knew known think thinks thinking thought mean means meant see sees
  seeing saw seen look looks looking looked hear hears hearing heard feel feels feeling felt want wants wanted need needs needed try tries
  trying tried use uses used using work works worked find finds finding found seem seems seemed become becomes became happen happens happened
  happening start starts started starting stop stops stopped begin begins began leave leaves left stay stays stayed bring brings brought
  show shows showed showing turn turns turned call calls called run runs ran move moves moved like likes liked love loves loved hope hopes
  guess believe remember forget understand agree wait waiting check
  thank thanks please welcome guys guy folks everybody dude man chat people person stream channel video time times day days night week weeks year years moment
  minute minutes second seconds hour hours point part side end start place number example fact idea question questions answer answers
  thou thee thy thine hath doth art unto ye mr mrs ms dr sir
`);
