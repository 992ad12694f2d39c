type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** What a language does with numbers; its `#` is the number. */
export interface Numbers {
  /** The form that a language has for a count. */
  count: (count: number, forms: Forms) => string;
  /** Some seconds, or minutes, in short. */
  seconds: (count: number) => string;
}

/** Numbers as a language writes them. */
export function numbersIn(language: string): Numbers {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const amount = (count: number, unit: string): string =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
  return {
    count: (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count)),
    seconds: (count) => (count < 60 ? amount(count, 'second') : amount(Math.round(count / 60), 'minute')),
  };
}
