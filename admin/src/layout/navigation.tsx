import type { SvgIconComponent } from '@mui/icons-material';
import AccessTime from '@mui/icons-material/AccessTime';
import AccountBalanceOutlined from '@mui/icons-material/AccountBalanceOutlined';
import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import AdminPanelSettingsOutlined from '@mui/icons-material/AdminPanelSettingsOutlined';
import AllInbox from '@mui/icons-material/AllInbox';
import Apartment from '@mui/icons-material/Apartment';
import AssignmentOutlined from '@mui/icons-material/AssignmentOutlined';
import BadgeOutlined from '@mui/icons-material/BadgeOutlined';
import CalendarMonthOutlined from '@mui/icons-material/CalendarMonthOutlined';
import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import CompareArrowsOutlined from '@mui/icons-material/CompareArrowsOutlined';
import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import GppBadOutlined from '@mui/icons-material/GppBadOutlined';
import GroupsOutlined from '@mui/icons-material/GroupsOutlined';
import HelpOutline from '@mui/icons-material/HelpOutline';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import InsightsOutlined from '@mui/icons-material/InsightsOutlined';
import Inventory2Outlined from '@mui/icons-material/Inventory2Outlined';
import LockPersonOutlined from '@mui/icons-material/LockPersonOutlined';
import MailOutline from '@mui/icons-material/MailOutline';
import ManageSearch from '@mui/icons-material/ManageSearch';
import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined';
import NotificationsActiveOutlined from '@mui/icons-material/NotificationsActiveOutlined';
import OutboxOutlined from '@mui/icons-material/OutboxOutlined';
import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import PeopleOutline from '@mui/icons-material/PeopleOutline';
import PersonOutline from '@mui/icons-material/PersonOutline';
import ScienceOutlined from '@mui/icons-material/ScienceOutlined';
import ScoreOutlined from '@mui/icons-material/ScoreOutlined';
import TrendingUp from '@mui/icons-material/TrendingUp';
import TvOutlined from '@mui/icons-material/TvOutlined';
import WorkspacePremiumOutlined from '@mui/icons-material/WorkspacePremiumOutlined';
import type { Permission } from '@perenos/domain';
import type { QueueView } from '../api/types.ts';

/** The views of the queue in the order of a working day. */
export const viewLinks: { view: QueueView; label: string; icon: SvgIconComponent }[] = [
  { view: 'mine', label: 'Мои', icon: PersonOutline },
  { view: 'ready', label: 'Готовы к исполнению', icon: CheckCircleOutline },
  { view: 'review', label: 'На проверке', icon: HelpOutline },
  { view: 'waiting', label: 'Ждут данных', icon: HourglassEmpty },
  { view: 'overdue', label: 'Просрочиваются', icon: AccessTime },
  { view: 'all', label: 'Все', icon: AllInbox },
  { view: 'closed', label: 'Закрытые', icon: Inventory2Outlined },
];

export const viewLabel = (view: QueueView): string => viewLinks.find((link) => link.view === view)?.label ?? 'Все';

export type NavSectionInfo = { id: string; label: string; icon: SvgIconComponent; openAtFirst: boolean };

/** What pages belong together, in the order of the navigation. */
export const navSections = [
  { id: 'mail', label: 'Почта', icon: MailOutline, openAtFirst: false },
  { id: 'registry', label: 'Регистратор', icon: PeopleOutline, openAtFirst: true },
  { id: 'finance', label: 'Финансы', icon: PaymentsOutlined, openAtFirst: false },
  { id: 'control', label: 'Контроль', icon: HistoryOutlined, openAtFirst: false },
  { id: 'settings', label: 'Настройки', icon: AdminPanelSettingsOutlined, openAtFirst: false },
] as const satisfies readonly NavSectionInfo[];

/** A page stands in the navigation of those who have its permission. */
type PageLink = {
  to: string;
  label: string;
  icon: SvgIconComponent;
  permission: Permission;
  section: (typeof navSections)[number]['id'];
  /** A page that is reached from this one and has no link of its own. */
  leadsTo?: string;
};

/** Does a page stand under this link? */
export const isUnder = (pathname: string, { to, leadsTo }: PageLink): boolean =>
  pathname.startsWith(to) || (leadsTo !== undefined && pathname.startsWith(leadsTo));

export const pageLinks: PageLink[] = [
  { to: '/mails', label: 'Письма', icon: MailOutline, permission: 'mails.read', section: 'mail' },
  { to: '/trace', label: 'Где моё письмо?', icon: ManageSearch, permission: 'mails.read', section: 'mail' },
  { to: '/partners', label: 'Партнёры', icon: Apartment, permission: 'partners.read', section: 'registry' },
  { to: '/subscribers', label: 'Абоненты', icon: PeopleOutline, permission: 'subscribers.read', section: 'registry' },
  {
    to: '/groups',
    label: 'Группы компаний',
    icon: AccountTreeOutlined,
    permission: 'groups.read',
    section: 'registry',
  },
  { to: '/licences', label: 'Лицензии', icon: BadgeOutlined, permission: 'licences.read', section: 'registry' },
  {
    to: '/applications',
    label: 'Заявки',
    icon: AssignmentOutlined,
    permission: 'applications.read',
    section: 'registry',
  },
  {
    to: '/certificates',
    label: 'Сертификаты',
    icon: WorkspacePremiumOutlined,
    permission: 'certificates.read',
    section: 'registry',
  },
  {
    to: '/revocations',
    label: 'Отзыв сертификатов',
    icon: GppBadOutlined,
    permission: 'certificates.read',
    section: 'registry',
  },
  { to: '/debts', label: 'Задолженности', icon: PaymentsOutlined, permission: 'finance.read', section: 'finance' },
  {
    to: '/restrictions',
    label: 'Ограничения',
    icon: LockPersonOutlined,
    permission: 'finance.read',
    section: 'finance',
  },
  {
    to: '/statements',
    label: 'Выписки банка',
    icon: AccountBalanceOutlined,
    permission: 'finance.read-statements',
    section: 'finance',
    leadsTo: '/unallocated',
  },
  { to: '/audit', label: 'Показатели работы', icon: InsightsOutlined, permission: 'audit.read', section: 'control' },
  { to: '/forecast', label: 'Прогноз сроков', icon: TrendingUp, permission: 'forecast.read', section: 'control' },
  { to: '/wall', label: 'Экран для зала', icon: TvOutlined, permission: 'wall.read', section: 'control' },
  {
    to: '/escalations',
    label: 'Эскалации',
    icon: NotificationsActiveOutlined,
    permission: 'forecast.read',
    section: 'control',
  },
  {
    to: '/overrides',
    label: 'Отличия от машины',
    icon: CompareArrowsOutlined,
    permission: 'oversight.read',
    section: 'control',
    leadsTo: '/agreement',
  },
  {
    to: '/samples',
    label: 'Выборки решений',
    icon: FactCheckOutlined,
    permission: 'oversight.read',
    section: 'control',
  },
  {
    to: '/scorecards',
    label: 'Качество запросов',
    icon: ScoreOutlined,
    permission: 'oversight.read',
    section: 'control',
  },
  { to: '/journal', label: 'Журнал', icon: HistoryOutlined, permission: 'journal.read', section: 'control' },
  { to: '/outbox', label: 'Исходящие', icon: OutboxOutlined, permission: 'outbox.read', section: 'mail' },
  {
    to: '/templates',
    label: 'Шаблоны писем',
    icon: DescriptionOutlined,
    permission: 'templates.read',
    section: 'mail',
  },
  { to: '/regulation', label: 'Регламент', icon: MenuBookOutlined, permission: 'regulation.read', section: 'control' },
  { to: '/what-if', label: 'Что, если', icon: ScienceOutlined, permission: 'whatif.run', section: 'control' },
  { to: '/calendar', label: 'Календарь', icon: CalendarMonthOutlined, permission: 'calendar.read', section: 'control' },
  { to: '/users', label: 'Пользователи', icon: GroupsOutlined, permission: 'users.read', section: 'settings' },
  {
    to: '/roles',
    label: 'Роли и права',
    icon: AdminPanelSettingsOutlined,
    permission: 'users.read',
    section: 'settings',
  },
];
