/** RFC 5280, 5.3.1, reasonCode. 7 is not used. */
export const revocationReasons = {
  unspecified: { code: 0, label: 'не указана', irreversible: true },
  keyCompromise: { code: 1, label: 'компрометация ключа', irreversible: true },
  cACompromise: { code: 2, label: 'компрометация ключа УЦ', irreversible: true },
  affiliationChanged: { code: 3, label: 'изменились сведения о владельце', irreversible: true },
  superseded: { code: 4, label: 'заменён новым', irreversible: true },
  cessationOfOperation: { code: 5, label: 'больше не нужен', irreversible: true },
  certificateHold: { code: 6, label: 'приостановлен', irreversible: false },
  removeFromCRL: { code: 8, label: 'снят с приостановления', irreversible: false },
  privilegeWithdrawn: { code: 9, label: 'отозваны полномочия', irreversible: true },
  aACompromise: { code: 10, label: 'компрометация центра атрибутов', irreversible: true },
} as const;
export type RevocationReason = keyof typeof revocationReasons;

/** What can't be undone needs a second person. */
export const needsFourEyes = (reason: RevocationReason): boolean => revocationReasons[reason].irreversible;

/** Who brings a request. */
export const revocationAskers = ['owner', 'authorized-person', 'partner', 'certification-centre'] as const;
export type RevocationAsker = (typeof revocationAskers)[number];
export const revocationAskerLabels: Readonly<Record<RevocationAsker, string>> = {
  owner: 'Владелец сертификата',
  'authorized-person': 'Уполномоченное лицо организации',
  partner: 'Обслуживающий партнёр с заявлением владельца',
  'certification-centre': 'Удостоверяющий центр по поступившим сведениям',
};

export const revocationGroundIds = [
  'key-compromise',
  'carrier-lost',
  'dismissal',
  'data-changed',
  'authority-withdrawn',
  'superseded',
  'carrier-failed',
  'data-error',
  'activity-ended',
  'not-needed',
  'other',
  'possession-unproved',
  'key-in-another-certificate',
  'court-decision',
  'ca-compromise',
] as const;
export type RevocationGround = (typeof revocationGroundIds)[number];

/** On an application of the owner (ч. 6 п. 2); otherwise the certification centre acts by itself. */
const onApplication = { basis: '63-ФЗ, ст. 14 ч. 6 п. 2', askers: ['owner', 'authorized-person', 'partner'] } as const;
const byCentre = (basis: string) => ({ basis: `63-ФЗ, ${basis}`, askers: ['certification-centre'] }) as const;

type GroundEntry = {
  /** As the form and the journal say it. */
  label: string;
  reason: RevocationReason;
  /** The provision under which the certificate ends (прекращение, ч. 6) or is annulled (аннулирование, ч. 6.1). */
  basis: string;
  /** Who may bring it. */
  askers: readonly RevocationAsker[];
  /** Whether it has to be told in words. */
  needsComment?: true;
};

/**
 * The Russian grounds and the RFC 5280 reason that the list of revoked certificates gets: the one table. Suspension
 * (certificateHold) is on no ground: ч. 6 and 6.1 of ст. 14 don't know it any more, so nothing here can be undone.
 * For the grounds of ч. 6.1 RFC 5280 has no reason of its own.
 */
export const revocationGrounds: Readonly<Record<RevocationGround, GroundEntry>> = {
  'key-compromise': { label: 'Компрометация ключа подписи', reason: 'keyCompromise', ...onApplication },
  'carrier-lost': { label: 'Утрата или кража ключевого носителя', reason: 'keyCompromise', ...onApplication },
  dismissal: { label: 'Увольнение владельца', reason: 'affiliationChanged', ...onApplication },
  'data-changed': {
    label: 'Изменение сведений, включённых в сертификат',
    reason: 'affiliationChanged',
    ...onApplication,
  },
  'authority-withdrawn': { label: 'Лишение владельца полномочий', reason: 'privilegeWithdrawn', ...onApplication },
  superseded: { label: 'Выпуск нового сертификата взамен', reason: 'superseded', ...onApplication },
  'carrier-failed': { label: 'Выход из строя носителя без компрометации', reason: 'superseded', ...onApplication },
  'data-error': { label: 'Ошибка в данных сертификата', reason: 'superseded', ...onApplication },
  'activity-ended': {
    label: 'Прекращение деятельности организации',
    reason: 'cessationOfOperation',
    ...onApplication,
  },
  'not-needed': {
    label: 'Сертификат больше не нужен, договор расторгнут',
    reason: 'cessationOfOperation',
    ...onApplication,
  },
  other: { label: 'Иное', reason: 'unspecified', ...onApplication, needsComment: true },
  'possession-unproved': {
    label: 'Не подтверждено владение ключом подписи',
    reason: 'unspecified',
    ...byCentre('ст. 14 ч. 6.1 п. 1'),
  },
  'key-in-another-certificate': {
    label: 'Ключ проверки уже содержится в другом сертификате',
    reason: 'unspecified',
    ...byCentre('ст. 14 ч. 6.1 п. 2'),
  },
  'court-decision': {
    label: 'Решение суда: сертификат содержит недостоверные сведения',
    reason: 'unspecified',
    ...byCentre('ст. 14 ч. 6.1 п. 3'),
  },
  'ca-compromise': {
    label: 'Компрометация ключа удостоверяющего центра',
    reason: 'cACompromise',
    ...byCentre('ст. 14 ч. 6 п. 4'),
  },
};

/** The grounds that an asker may bring, in the order of the form. */
export const groundsOf = (asker: RevocationAsker): RevocationGround[] =>
  revocationGroundIds.filter((ground) => revocationGrounds[ground].askers.includes(asker));

/** `компрометация ключа (keyCompromise, 1)`. */
export const revocationReasonWords = (reason: RevocationReason): string =>
  `${revocationReasons[reason].label} (${reason}, ${revocationReasons[reason].code})`;
