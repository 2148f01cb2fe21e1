/** What the simulator's pages speak. */
export type Language = 'ko' | 'en';

/** One text in both languages. */
export type Text = Readonly<Record<Language, string>>;

/** English for any kind of English, else Korean, as the API answers. */
export function toLanguage(tag: string): Language {
  return /^en\b/i.test(tag) ? 'en' : 'ko';
}
