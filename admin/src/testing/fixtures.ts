import type { Decision, OfficialLetter } from '@perenos/domain';
import type {
  AnswerDraft,
  CurrentUser,
  TicketDetail,
  TicketDocument,
  TicketItem,
  TicketMail,
  TicketRow,
} from '../api/types.ts';

/** Builders of what the server answers; a test names only what matters to it. All people and firms are invented. */

export const aUser = (change: Partial<CurrentUser> = {}): CurrentUser => ({
  id: 7,
  login: 'zimina',
  name: 'Анна Зимина',
  role: 'specialist',
  ...change,
});

export const aRow = (change: Partial<TicketRow> = {}): TicketRow => ({
  id: 1,
  number: 'П-000001',
  mailbox: 'perevod',
  kind: 'transfer',
  state: 'open',
  verdict: 'execute',
  subject: 'Перенос абонента ООО «Гранит»',
  senderAddress: 'office@vector.example',
  senderName: 'Ольга Реброва',
  senderRole: 'partner',
  senderPartnerName: 'ООО «Вектор-Сервис»',
  product: '1c-reporting',
  subscriberInn: '7707083893',
  subscriberKpp: '770701001',
  subscriberName: 'ООО «Гранит»',
  itemCount: 1,
  openVerdicts: [change.verdict ?? 'execute'],
  fromPartnerName: 'ООО «Линия учёта»',
  toPartnerName: 'ООО «Вектор-Сервис»',
  receivedAt: '2026-03-17T06:12:00.000Z',
  startsAt: '2026-03-17T06:12:00.000Z',
  dueAt: '2026-03-17T14:12:00.000Z',
  notBefore: null,
  assigneeId: null,
  assigneeName: null,
  version: 3,
  ...change,
});

export const aDecision = (change: Partial<Decision> = {}): Decision => ({
  subject: 'subscriber',
  verdict: 'execute',
  action: 'transfer-subscriber',
  clauses: ['4.1.4', '4.1.11'],
  reasons: [
    {
      clause: '4.1.4',
      text: 'Лицензия действует ещё 148 дней: нужно официальное письмо, оно приложено и соответствует главе 3.',
      facts: { daysLeft: 148 },
    },
  ],
  missing: [],
  effects: ['tariff-replaced'],
  notBefore: null,
  advisories: [],
  sourcePartnerId: 'p-3',
  targetPartnerId: 'p-17',
  licenceId: 'l-1',
  applicationId: null,
  edition: '2026',
  ...change,
});

export const anItem = (change: Partial<TicketItem> = {}): TicketItem => ({
  id: 11,
  position: 1,
  state: 'open',
  product: '1c-reporting',
  subscriberInn: '7707083893',
  subscriberKpp: '770701001',
  subscriberName: 'ООО «Гранит»',
  targetPartnerName: 'ООО «Вектор-Сервис»',
  targetPartnerInn: '4027000000',
  targetPartnerLogin: 'Vector Serv_40',
  wishedDate: null,
  doubtful: [],
  corrections: {},
  evidence: {},
  decision: aDecision(),
  plan: [
    {
      object: 'Партнёр абонента',
      before: 'ООО «Линия учёта»',
      after: 'ООО «Вектор-Сервис»',
      clause: '4.1.4',
    },
  ],
  executable: true,
  ...change,
});

export const aMail = (change: Partial<TicketMail> = {}): TicketMail => ({
  id: 101,
  direction: 'in',
  at: '2026-03-17T06:12:00.000Z',
  fromAddress: 'office@vector.example',
  fromName: 'Ольга Реброва',
  to: 'perevod@astral.ru',
  subject: 'Перенос абонента ООО «Гранит»',
  text: 'Добрый день! Просим перенести абонента.',
  segments: [],
  html: null,
  outcome: 'ticket',
  attachments: [],
  ...change,
});

const aLetter = (change: Partial<OfficialLetter> = {}): OfficialLetter => ({
  attachment: 'письмо.pdf',
  form: 'scan',
  readable: true,
  subscriberInn: '7707083893',
  subscriberKpp: '770701001',
  subscriberName: 'ООО «Гранит»',
  product: '1c-reporting',
  targetPartnerInn: '4027000000',
  targetPartnerName: 'ООО «Вектор-Сервис»',
  letterDate: '2026-03-12',
  effectiveDate: '2026-03-16',
  addressedToAstral: true,
  sealDetected: true,
  groupInns: [],
  lowQuality: false,
  doubtful: [],
  evidence: {},
  ...change,
});

export const aDocument = (change: Partial<TicketDocument> = {}): TicketDocument => ({
  id: 501,
  mailId: 101,
  attachmentId: 301,
  innerName: null,
  kind: 'letter',
  form: 'scan',
  problem: null,
  pageCount: 1,
  pages: [{ page: 1, width: 1240, height: 1754 }],
  letter: aLetter(),
  payment: null,
  ...change,
});

export const aDraft = (change: Partial<AnswerDraft> = {}): AnswerDraft => ({
  to: 'office@vector.example',
  subject: 'Re: Перенос абонента ООО «Гранит»',
  text: 'Здравствуйте! Абонент перенесён.',
  blank: 'Здравствуйте!\n\n\n\nИрина Смирнова',
  purpose: 'answer',
  attachments: [],
  ...change,
});

export const aTicket = (change: Partial<TicketDetail> = {}): TicketDetail => ({
  ...aRow(),
  mails: [aMail()],
  documents: [],
  items: [anItem()],
  clauses: {
    '4.1.4': 'Если до окончания срока действия лицензии более 2-х дней, необходимо официальное письмо абонента.',
    '4.1.11': 'Тариф заменяется на обслуживание по ранее заключённому договору.',
  },
  draft: aDraft(),
  savedDrafts: [],
  undoUntil: null,
  reversible: false,
  notes: [],
  viewers: [],
  links: [],
  notices: [],
  visualChecks: [],
  journal: [],
  outbox: [],
  allowed: ['take', 'execute', 'ask-data', 'refuse', 'correct', 'close'],
  related: [],
  ...change,
});
