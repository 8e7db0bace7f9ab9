import fc from 'fast-check';
import { labels } from './label-spellings.ts';

/** What a random request states; the generator writes it down in a random style. */
export type Stated = {
  product: string;
  subscribers: { name: string; inn: string; kpp: string | null }[];
  target: { name: string; inn: string; login: string };
};
/** A field that a request leaves out. */
export type Omitted = 'product' | 'name' | 'inn' | 'kpp' | 'targetName' | 'targetInn' | 'login';

const pick = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

const weights = {
  10: [[2, 4, 10, 3, 5, 9, 4, 6, 8]],
  12: [
    [7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
    [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
  ],
} as const;
const withCheckDigits = (digits: number[], length: 10 | 12): string => {
  const all = [...digits];
  for (const row of weights[length])
    all.push((row.reduce((sum, weight, index) => sum + weight * (all[index] ?? 0), 0) % 11) % 10);
  return all.join('');
};
const digits = (count: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count });
const region = pick([7, 7], [5, 0], [1, 6], [6, 6], [2, 3], [4, 0]);
export const legalInn = fc.tuple(region, digits(7)).map(([head, rest]) => withCheckDigits([...head, ...rest], 10));
export const personInn = fc.tuple(region, digits(8)).map(([head, rest]) => withCheckDigits([...head, ...rest], 12));

const firm = pick(
  'Рассвет',
  'Тёплый Стан',
  'Лист и Клён',
  'Вектор-М',
  'Северная Двина',
  'Дом на Неве',
  'Альфа 7',
  'Каштан',
  'Светлый Путь Плюс',
  'НПО Гранула',
);
const fullName = pick(
  'Жуков Пётр Ильич',
  'Белова Инна Сергеевна',
  'Мамедов Руслан Али оглы',
  'Дорн-Кузнецова Ася Львовна',
);
const form = pick('ООО', 'АО', 'ПАО');
const quotes = pick(['«', '»'], ['"', '"'], ['“', '”']);

export const legal = fc
  .tuple(legalInn, firm, form, quotes, pick('01001', '45001', '02004'))
  .map(([inn, name, legalForm, [open, close], tail]) => ({
    inn,
    kpp: `${inn.slice(0, 4)}${tail}`,
    name: `${legalForm} ${open}${name}${close}`,
  }));
export const entrepreneur = fc
  .tuple(personInn, fullName)
  .map(([inn, name]) => ({ inn, kpp: null, name: `ИП ${name}` }));
export const login = pick(
  'Volga Soft_34',
  'volga-soft',
  'VS_2',
  'Belova IS',
  'n.kruglov',
  'Soft1C',
  'A B C_1',
  'ELITA77',
);

type Line = readonly [label: string, value: string, key: Omitted];

const separator = pick(': ', ':', ' - ', ' — ', ' – ', ' = ', ';', '\t', ':  ', ' : ', ' ....... ', '      ');
const bullet = pick('', '', '- ', '• ', '* ');

/** Labels and values, a line each, in random order; `omitted` lines are left out. */
export const labelled = (stated: Stated, omitted: readonly Omitted[] = []): fc.Arbitrary<string> => {
  const [subscriber] = stated.subscribers;
  if (!subscriber) return fc.constant('');
  const label = (kind: keyof typeof labels): fc.Arbitrary<string> => fc.constantFrom(...labels[kind]);
  const line = (kind: keyof typeof labels, value: string, key: Omitted): fc.Arbitrary<Line> =>
    label(kind).map((text) => [text, value, key] as const);
  const numbers: fc.Arbitrary<Line[]> =
    subscriber.kpp === null
      ? fc.tuple(line('subscriberInn', subscriber.inn, 'inn'))
      : fc.oneof(
          fc.tuple(line('subscriberInn', subscriber.inn, 'inn'), line('subscriberKpp', subscriber.kpp, 'kpp')),
          ...(omitted.includes('inn') || omitted.includes('kpp')
            ? []
            : [
                pick('/', ' / ', ', ').chain((slash) =>
                  fc.tuple(line('innKpp', `${subscriber.inn}${slash}${subscriber.kpp}`, 'inn')),
                ),
              ]),
        );
  const { target } = stated;
  const subscriberBlock = fc
    .tuple(line('subscriberName', subscriber.name, 'name'), numbers)
    .map(([name, rest]) => [name, ...rest]);
  const targetBlock = fc
    .tuple(
      line('targetName', target.name, 'targetName'),
      line('targetInn', target.inn, 'targetInn'),
      line('login', target.login, 'login'),
    )
    .chain((lines) => fc.shuffledSubarray(lines, { minLength: 3 }));
  const product = line('product', stated.product, 'product').map((one) => [one]);
  return fc
    .tuple(product, subscriberBlock, targetBlock)
    .chain((blocks) => fc.shuffledSubarray<Line[]>(blocks, { minLength: 3 }))
    .map((blocks) =>
      blocks.map((block) => block.filter(([, , key]) => !omitted.includes(key))).filter((block) => block.length > 0),
    )
    .chain((blocks) =>
      fc
        .tuple(separator, bullet, pick('\n', '\n', '\n\n'))
        .map(([sep, dot, gap]) =>
          blocks.map((block) => block.map(([name, value]) => `${dot}${name}${sep}${value}`).join('\n')).join(gap),
        ),
    );
};

const numbersOf = ({ inn, kpp }: { inn: string; kpp: string | null }): fc.Arbitrary<string> =>
  kpp === null
    ? pick(`ИНН ${inn}`, `ИНН: ${inn}`)
    : pick(
        `ИНН ${inn}, КПП ${kpp}`,
        `ИНН/КПП ${inn}/${kpp}`,
        `ИНН ${inn} КПП ${kpp}`,
        `ИНН: ${inn}, КПП: ${kpp}`,
        `инн ${inn}/кпп ${kpp}`,
      );

const prose = (stated: Stated): fc.Arbitrary<string> => {
  const [one] = stated.subscribers;
  if (!one) return fc.constant('');
  const { target, product } = stated;
  return fc
    .tuple(
      numbersOf(one),
      pick('Прошу перенести', 'Просим перевести', 'Просьба перенести', 'Необходимо перенести'),
      pick('абонента', 'клиента'),
    )
    .chain(([numbers, verb, noun]) =>
      pick(
        `${verb} ${noun} ${one.name} (${numbers}) по продукту ${product} к партнеру ${target.name}, ИНН ${target.inn}, логин ${target.login}`,
        `${verb} ${noun} ${one.name}, ${numbers}, сервис ${product}, на партнёра ${target.name} (ИНН ${target.inn}). Логин: ${target.login}`,
        `${verb} к нам ${noun}: ${one.name}, ${numbers}. Продукт ${product}.\nНаши данные: ${target.name}, ИНН ${target.inn}, логин «${target.login}»`,
        `${verb} по ${product} ${noun}\n${one.name}\n${numbers}\nна ${target.name}\nИНН партнера ${target.inn}\nлогин ${target.login}`,
        `По сервису ${product} ${verb.toLowerCase()} ${noun} ${one.name} ${numbers}.\nПартнер: ${target.name}; ИНН: ${target.inn}; логин: ${target.login}`,
      ),
    );
};

const list = (stated: Stated): fc.Arbitrary<string> => {
  const { target, product } = stated;
  return fc
    .tuple(
      fc.tuple(
        ...stated.subscribers.map((one, index) =>
          fc
            .tuple(numbersOf(one), pick(`${index + 1}. `, `${index + 1}) `, '- ', ''))
            .map(([numbers, dot]) => `${dot}${one.name}, ${numbers}`),
        ),
      ),
      fc.boolean(),
    )
    .map(([rows, first]) => {
      const who = `Партнер: ${target.name}, ИНН ${target.inn}, логин ${target.login}`;
      return first
        ? `Просим перенести по ${product}\n${who}\n\n${rows.join('\n')}`
        : `Просим перенести абонентов по ${product}:\n${rows.join('\n')}\n${who}`;
    });
};

const table = (stated: Stated): fc.Arbitrary<string> =>
  fc.tuple(pick('\t', ' | '), fc.boolean(), fc.boolean()).map(([cell, joint, wide]) => {
    const { target, product } = stated;
    const heading = [
      '№',
      'Наименование',
      ...(joint ? ['ИНН/КПП'] : ['ИНН', 'КПП']),
      ...(wide ? ['Продукт', 'Партнер', 'ИНН партнера', 'Логин'] : []),
    ];
    const rows = stated.subscribers.map((one, index) => [
      String(index + 1),
      one.name,
      ...(joint ? [one.kpp === null ? one.inn : `${one.inn}/${one.kpp}`] : [one.inn, one.kpp ?? '']),
      ...(wide ? [product, target.name, target.inn, target.login] : []),
    ]);
    const lines = [heading, ...rows].map((row) => row.join(cell)).join('\n');
    return wide
      ? `Прошу перенести абонентов:\n${lines}`
      : `Прошу перенести абонентов по ${product}\n${lines}\n\nНовый партнёр: ${target.name}, ИНН ${target.inn}\nЛогин: ${target.login}`;
  });

const greeting = pick('Добрый день!\n\n', 'Здравствуйте, коллеги.\n', '');
const farewell = pick(
  '',
  '\n\nС уважением,\nНина Зотова\nООО «Чужая Фирма», ИНН 7728168971, КПП 772801001\nтел. +7 (495) 123-45-67',
  '\n-- \nНина Зотова',
  '\n\nПисьмо во вложении.',
  '\n\nСпасибо!',
);

/** A request in a random style, with what it states. */
export const written = (stated: Stated): fc.Arbitrary<string> =>
  fc
    .tuple(
      greeting,
      stated.subscribers.length > 1
        ? fc.oneof(list(stated), table(stated))
        : fc.oneof({ weight: 3, arbitrary: labelled(stated) }, prose(stated), table(stated), list(stated)),
      farewell,
    )
    .map(([hello, body, bye]) => hello + body + bye);
