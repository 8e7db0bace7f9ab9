/** A certificate takes two or three kilobytes, a chain some ten. Bytes. */
export const certificateFileLimit = 1024 * 1024;

export type CertificateFileProblem =
  | 'empty'
  | 'too-large'
  | 'truncated'
  | 'not-a-certificate'
  | 'no-certificate'
  | 'too-many'
  | 'private-key'
  | 'pfx';

/** In Russian, for the person who chose the file. */
export const certificateFileProblemTexts: Readonly<Record<CertificateFileProblem, string>> = {
  empty: 'Файл пуст.',
  'too-large': 'Файл больше 1 МБ: это не сертификат. Выберите файл .cer, .crt, .pem или .p7b.',
  truncated: 'Файл обрезан: сертификат в нём не полон. Выгрузите его заново.',
  'not-a-certificate': 'В файле нет сертификата. Подходят .cer, .crt, .pem (DER или base64) и .p7b.',
  'no-certificate': 'В файле нет ни одного сертификата.',
  'too-many': 'В файле больше двадцати сертификатов. Загрузите сертификат одного владельца.',
  'private-key':
    'Это закрытый ключ, а не сертификат. Файл не сохранён. Закрытый ключ нельзя передавать никому: если он попал сюда из письма, его нужно считать скомпрометированным.',
  pfx: 'Это контейнер PFX с закрытым ключом, а не сертификат. Файл не сохранён. Закрытый ключ нельзя передавать никому: если он попал сюда из письма, его нужно считать скомпрометированным.',
};
