import { firstTemplateVersion, lockTemplate, TemplateVersion, templateVersions, writeJournal } from '@perenos/db';
import { defaultTemplates, type TemplateKey, templateProblem, templateSpec } from '@perenos/domain';
import type { ApiDependencies } from '../app-environment.ts';
import { actorOf } from '../auth/journal.ts';
import type { UserView } from '../contract/auth.ts';
import { ApiError } from '../http/errors.ts';

/** Refuses a text that letters can't be made of, with the reason under the field. */
export function requireSoundText(key: TemplateKey, text: string): void {
  const problem = templateProblem(key, text);
  if (problem !== null) throw new ApiError('invalid-input', { fields: { text: problem } });
}

type Choice = {
  /** The text of the new version, by the versions that there are, the latest first. */
  text: (stored: readonly TemplateVersion[]) => string;
  /** The version that the person had before his eyes; null where it doesn't matter. */
  basedOn: number | null;
  grounds: string;
};

async function addVersion(deps: ApiDependencies, user: UserView, key: TemplateKey, choice: Choice): Promise<void> {
  await deps.database.em().transactional(async (tx) => {
    await lockTemplate(tx, key);
    const stored = await templateVersions(tx, key);
    const current = stored[0] ?? { version: firstTemplateVersion, text: defaultTemplates[key] };
    if (choice.basedOn !== null && choice.basedOn !== current.version)
      throw new ApiError('template-changed', { version: current.version });
    const text = choice.text(stored).trim();
    requireSoundText(key, text);
    if (text === current.text.trim()) return;
    const now = deps.now();
    const version = current.version + 1;
    tx.create(TemplateVersion, { key, version, text, byId: user.id, byName: user.name, at: now });
    await writeJournal(tx, now, [
      {
        actor: actorOf(user),
        kind: 'template-changed',
        objectType: 'template',
        objectId: key,
        grounds: `Шаблон «${templateSpec(key).title}»: ${choice.grounds}, теперь версия ${version}`,
        before: { version: current.version, text: current.text },
        after: { version, text },
      },
    ]);
  });
}

/** Gives a template a new text. The former one stays among its versions. */
export const changeTemplate = (
  deps: ApiDependencies,
  user: UserView,
  key: TemplateKey,
  { text, version }: { text: string; version: number },
): Promise<void> => addVersion(deps, user, key, { text: () => text, basedOn: version, grounds: 'текст изменён' });

/** Brings the text of a former version back, as a new version. */
export const restoreTemplate = (
  deps: ApiDependencies,
  user: UserView,
  key: TemplateKey,
  { version }: { version: number },
): Promise<void> =>
  addVersion(deps, user, key, {
    text: (stored) => {
      if (version === firstTemplateVersion) return defaultTemplates[key];
      const wanted = stored.find((row) => row.version === version);
      if (!wanted) throw new ApiError('not-found', { what: `Версия ${version} шаблона` });
      return wanted.text;
    },
    basedOn: null,
    grounds: `возвращён текст версии ${version}`,
  });
