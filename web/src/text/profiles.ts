// How bodies set their resolutions: the same data as `org.plenary.text.Profiles`, held together by the shared vectors.
import type { Num } from './schema';

export interface Style {
  num: Num;
  before: string;
  after: string;
  /** Whether the number continues that of the parent: 1.1. */
  path: boolean;
}

export interface Ends {
  preamble: string;
  operative: string;
  preambleLast: string;
  operativeLast: string;
  last: string;
  intro: string;
}

export interface Profile {
  name: string;
  language: string;
  preamble: Style[];
  operative: Style[];
  asked: Partial<Record<Num, Style>>;
  letters: string[];
  romans: boolean;
  openings: string[];
  fillers: string[];
  clausesSpeak: boolean;
  ends: Ends;
}

const LATIN = [...'abcdefghijklmnopqrstuvwxyz'];
const ABJAD = [...'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'];

const FILLERS = [
  'further',
  'also',
  'hereby',
  'again',
  'accordingly',
  'therefore',
  'solemnly',
  'strongly',
  'en outre',
  'también',
  'además',
  'также',
  'далее',
  '进一步',
  '还',
  'كذلك',
  'أيضا',
];

const OPENINGS = `
  resolves decides instructs invites requests urges encourages directs recommends
  authorizes authorises appeals asks adopts approves endorses declares confirms entrusts
  establishes agrees proclaims designates delegates commits décide charge invite prie
  encourage demande recommande autorise approuve adopte engage exhorte habilite confie
  déclare resuelve decide encarga invita insta pide solicita ruega exhorta alienta anima
  recomienda autoriza aprueba adopta faculta declara решает постановляет поручает
  предлагает просит призывает рекомендует поощряет настоятельно уполномочивает
  утверждает одобряет تقرر يقرر تكلف يكلف تدعو يدعو تطلب يطلب تحث يحث تشجع يشجع تناشد
  يناشد توصي يوصي تفوض يفوض تعتمد يعتمد توعز يوعز 做出决议 作出决议 决议 决定 责成 请 要求 敦促 呼吁 鼓励 建议 授权
  批准 通过 邀请
`
  .trim()
  .split(/\s+/);

const PHRASES = ['calls upon', 'calls on', 'hace un llamamiento'];

// What opens an operative paragraph of the General Assembly besides the openings of calls.
const FINITE = `
  acknowledges affirms appreciates calls commends condemns considers deplores emphasizes
  expresses notes reaffirms recalls recognizes reiterates stresses supports takes
  underlines underscores welcomes affirme constate engage note prend rappelle réaffirme
  réitère salue souligne acoge afirma expresa observa reafirma recuerda reconoce reitera
  subraya toma выражает отмечает подтверждает подчеркивает признает приветствует
  принимает ترحب تؤكد تشدد تلاحظ تعرب تشير تحيط تسلم 重申 强调 欢迎 注意到 认识到 表示 赞赏
`
  .trim()
  .split(/\s+/);

const style = (num: Num, before: string, after: string, path = false): Style => ({
  num,
  before,
  after,
  path,
});

/** The letters in which lists of that language are lettered, in order. */
export function letters(language: string): string[] {
  return language.startsWith('ar') ? ABJAD : LATIN;
}

function ends(language: string, marks: string): Ends {
  const own = language.startsWith('ar') ? '؛،.:' : language.startsWith('zh') ? '；，。：' : ';,.:';
  const [preamble, operative, preambleLast, operativeLast, last, intro] = [...marks].map(
    (mark) => own[';,.:'.indexOf(mark)] ?? mark,
  );
  return { preamble, operative, preambleLast, operativeLast, last, intro } as Ends;
}

export function itu(language: string): Profile {
  const arabic = language.startsWith('ar');
  const alpha = style('alpha', '', ')');
  const roman = arabic ? style('roman', "'", "'") : style('roman', '', ')');
  const dash = style('dash', '', '');
  const decimal = style('decimal', '', '', true);
  return {
    name: 'itu',
    language,
    preamble: [alpha, roman, dash],
    operative: [decimal, decimal, roman, dash],
    asked: { alpha, roman, decimal, dash },
    letters: letters(language),
    romans: !arabic,
    openings: [...PHRASES, ...OPENINGS],
    fillers: FILLERS,
    clausesSpeak: false,
    ends: ends(language, ';;,,.:'),
  };
}

export function unga(language: string): Profile {
  const arabic = language.startsWith('ar');
  const alpha = style('alpha', '(', ')');
  const roman = arabic ? style('roman', "'", "'") : style('roman', '(', ')');
  const dash = style('dash', '', '');
  const decimal = style('decimal', '', '.');
  return {
    name: 'unga',
    language,
    preamble: [style('none', '', ''), alpha, roman, dash],
    operative: [decimal, alpha, roman, dash],
    asked: { alpha, roman, decimal, dash },
    letters: letters(language),
    romans: !arabic,
    openings: [...PHRASES, ...OPENINGS, ...FINITE],
    fillers: FILLERS,
    clausesSpeak: true,
    ends: ends(language, ',;,;.:'),
  };
}

/** The profile of that name, ITU's where there is none of that name. */
export const profileOf = (name: string, language: string): Profile =>
  name === 'unga' ? unga(language) : itu(language);
