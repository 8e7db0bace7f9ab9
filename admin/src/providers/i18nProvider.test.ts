import { describe, expect, it } from 'vitest';
import { i18nProvider, messages } from './i18nProvider.ts';

type Catalogue = { [key: string]: string | Catalogue };
const texts = (part: Catalogue): string[] =>
  Object.values(part).flatMap((value) => (typeof value === 'string' ? [value] : texts(value)));

describe('the catalogue', () => {
  it('is in Russian throughout', () => {
    const foreign = texts(messages as unknown as Catalogue).filter((text) =>
      /[a-z]{3}/i.test(text.replace(/%\{\w+\}/g, '')),
    );
    expect(foreign.filter((text) => !/[а-яё]/i.test(text))).toEqual([]);
  });

  it('has what the community catalogue lacks', () => {
    expect(i18nProvider.translate('ra.guesser.empty.title')).toBe('Нет данных');
  });
});
