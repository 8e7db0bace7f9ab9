import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumPath } from './debian.ts';

const quiet = [
  '--lang=ru-RU',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-quic',
  '--no-first-run',
];

/** The browser of the machine. Throws where there is none and none can be installed. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('Chromium не найден и не устанавливается: тест в браузере не запущен');
  return chromium.launch({ executablePath, args: quiet });
}

export type Person = { login: string; password: string };

export type Seat = { context: BrowserContext; page: Page };
type SeatOptions = { width?: number; height?: number; dark?: boolean; bypassCSP?: boolean };

/** A person at a screen of their own: signed in by the api, the panel not yet opened. Nothing on it moves by itself. */
export async function seat(
  browser: Browser,
  url: string,
  person: Person,
  { width = 1440, height = 900, dark = false, bypassCSP = false }: SeatOptions = {},
): Promise<Seat> {
  const context = await browser.newContext({
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    bypassCSP,
  });
  context.setDefaultTimeout(60_000);
  const answer = await context.request.post(`${url}/api/auth/sign-in`, {
    headers: { origin: url },
    data: { login: person.login, password: person.password },
  });
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}: ${await answer.text()}`);
  const page = await context.newPage();
  countRequests(page);
  return { context, page };
}

const isWaitedFor = (url: string): boolean => !url.endsWith('/api/events') && !url.includes('/presence');
const onTheWay = new WeakMap<Page, Set<object>>();

function countRequests(page: Page): void {
  const requests = new Set<object>();
  onTheWay.set(page, requests);
  page.on('request', (request) => isWaitedFor(request.url()) && requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
}

/** What the page has to fetch has come, and it says what it is. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  const requests = onTheWay.get(page) ?? new Set();
  for (let quiet = 0; quiet < 3; quiet = requests.size === 0 ? quiet + 1 : 0) await page.waitForTimeout(60);
  await page.waitForFunction(() => document.querySelector('main [role=progressbar]') === null);
}
