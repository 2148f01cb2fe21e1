/** What a code says, in Korean (the default) and English. */
export type ErrorMessages = Readonly<Record<string, readonly [ko: string, en: string]>>;
