/** Words that tell a mark of a sound, "(gentle piano music)", from what is said in brackets. */

/** Of alphabets, as beginnings of words: "laugh" stands for laughs, laughter and laughing. Each is no word of a sentence in brackets. */
export const SOUND_STEMS: readonly string[] = `
  applau beep bark cheer chime chuckl clap clears clatter cough crowd crying cries exhal fanfare footstep gasp giggl groan
  growl grunt heartbeat hiss humming inaudible indistinct inhal instrumental jingle laugh moan mumbl murmur music musik
  musique musica música muzik noise pant rustl scoff scream shriek sigh silence singing siren sneez snicker sniff snor
  sobb sobs squeal static thunder unintelligible vocaliz wheez whimper whisper whistl whoosh yawn yelp
  applaus beifall gelächter lachen lacht rires applaudissements risas aplausos risos risate applausi
  музыка смех аплодисменты смеется кашель вздох тишина nhạc tawa tertawa gülüş alkış skratt applåd muzie gelach muzyka śmiech
  oklaski музика сміх оплески موسيقى ضحك تصفيق צחוק מוזיקה
`
  .trim()
  .split(/\s+/);

/** What notes stand around when nobody sings. */
export const MUSIC_ENDINGS: readonly string[] =
  'music musik musique música muzik musica bgm tune jingle 음악 노래 반주 音楽 音乐 音樂 歌 曲 музыка nhạc'.split(
    ' ',
  );

/** Of scripts without spaces, anywhere in the mark. */
export const SOUND_SYLLABLES: readonly string[] = `
  음악 노래 반주 웃음 웃는 웃으 웃고 박수 환호 함성 기침 한숨 재채기 하품 울음 흐느 훌쩍 비명 놀람 놀라 탄식 탄성 신음 효과음 소리
  전화벨 벨소리 발걸음 노크 휘파람 콧노래 정적 침묵 무음 잡음 소음 경적 사이렌 총성 폭발 천둥 빗소리 바람 흥얼 헛기침 코웃음
  숨소리 심호흡 속삭 중얼 외국어 알아들을 들리지
  音楽 音声 拍手 笑 歓声 咳 ため息 溜息 くしゃみ あくび 泣き 悲鳴 叫び 効果音 雑音 騒音 無音 沈黙 静寂 足音 物音 電話 着信音 チャイム
  ノック ドア 口笛 鼻歌 歌 曲 ＢＧＭ BGM 鐘 雷 サイレン 銃声 爆発 ざわめき 息 鳴き声 聞き取れ 外国語
  音乐 音樂 掌声 掌聲 鼓掌 笑声 笑聲 大笑 欢呼 歡呼 咳嗽 叹气 嘆氣 叹息 喷嚏 哭 尖叫 音效 噪音 雜音 杂音 静音 靜音 沉默 脚步声 腳步聲
  敲门 敲門 门铃 門鈴 铃声 鈴聲 口哨 哼唱 歌声 歌聲 背景 警笛 枪声 槍聲 爆炸 雷声 雷聲 听不清 聽不清 外语 外語
  เสียง ดนตรี เพลง หัวเราะ ปรบมือ
`
  .trim()
  .split(/\s+/);

/** Also names of sounds where they stand in square brackets, in which nobody says anything. */
export const SQUARE_STEMS: readonly string[] =
  'blank chatter crosstalk foreign playing speaking speaks'.split(' ');

/** Marks that say that there is nothing to be heard. */
export const NO_SOUND = `
  blank blankaudio silence silent nosound noaudio noaudiblespeech nospeech empty
  무음 정적 침묵 음성없음 소리없음 조용함 無音 沈黙 静寂 音声なし 静音 靜音 无声 無聲 沉默 тишина silencio stille
`
  .trim()
  .split(/\s+/);

/** Short words that recognisers put into brackets although they were said. */
export const SAID_WORDS = `
  i im you youre he shes hes she we were they it its okay ok yes yeah yep no nope hello hi hey bye thanks thank sorry please
  right well so what why how who this that there here not dont do did can cant will let lets my your our is are was and or but
  maybe perhaps really oh uh um wow now later
  네 예 응 어 음 아 오 와 그래 글쎄 아니 아니요 잠깐 진짜 정말 맞아 はい いいえ うん ええ そう 好 好的 是 是的 对 對 嗯 没有 不是
`
  .trim()
  .split(/\s+/);
