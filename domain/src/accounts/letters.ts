type Letter = { subject: string; text: string };
type Access = {
  name: string;
  login: string;
  temporaryPassword: string;
  /** Until when it may be used, as people read it: «22.11.2026 15:40 (МСК)». */
  until: string;
  /** Where the panel is; null if it isn't known. */
  address: string | null;
};

const where = (address: string | null): string => (address === null ? '' : `\nАдрес: ${address}`);

/** What somebody is sent who asked for a way back in. */
export const recoveryLetter = ({ name, login, temporaryPassword: secret, until, address }: Access): Letter => ({
  subject: 'Временный пароль для входа в «Перенос»',
  text: `${name}, здравствуйте!

Для входа в «Перенос» запрошен временный пароль.

Логин: ${login}
Временный пароль: ${secret}${where(address)}

Пароль действует до ${until} и подходит для одного входа: после него система попросит задать новый. Прежний пароль тоже действует, пока вы не вошли по временному.

Если вы ничего не запрашивали, ничего делать не нужно. Сообщите об этом письме администратору.`,
});

/** What a new member of the staff is sent, or somebody whom an administrator has given a new password. */
export const welcomeLetter = ({ name, login, temporaryPassword: secret, until, address }: Access): Letter => ({
  subject: 'Доступ к «Переносу»',
  text: `${name}, здравствуйте!

Для вас открыт доступ к бэк-офису «Перенос».

Логин: ${login}
Временный пароль: ${secret}${where(address)}

Войдите до ${until}: при первом входе система попросит задать свой пароль.`,
});

/** What takes the place of a letter's text once it has left: a password stays nowhere. */
export const secretLetterText = 'В письме был временный пароль, поэтому его текст не показывается и не хранится.';
