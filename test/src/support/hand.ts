import type { Locator, Page } from 'playwright-core';

/** A hand on mouse and keyboard that counts what it does: a click, a key, each letter that is typed. */
export class Hand {
  clicks = 0;
  keys = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async click(target: Locator): Promise<void> {
    this.clicks += 1;
    await target.click();
  }

  /** Keys one after the other, as `KeyboardEvent.code` names them; a chord («Control+Enter») is one. */
  async press(...codes: string[]): Promise<void> {
    for (const code of codes) {
      this.keys += 1;
      await this.#page.keyboard.press(code);
    }
  }

  async type(text: string): Promise<void> {
    this.keys += text.length;
    await this.#page.keyboard.type(text);
  }
}
