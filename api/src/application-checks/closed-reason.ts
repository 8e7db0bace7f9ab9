import { Application, type EntityManager } from '@perenos/db';
import { applicationStages } from '@perenos/domain';

/** Why checks of an application are no longer run nor passed: the work on it is over. null: it goes on. */
export async function closedReasonOf(em: EntityManager, applicationId: string): Promise<string | null> {
  const application = await em.findOne(Application, { id: applicationId }, { disableIdentityMap: true });
  const stage = application && applicationStages[application.state];
  return stage?.group === 'processed'
    ? `Заявка на этапе «${stage.label}»: работа с ней окончена, проверки больше не запускают.`
    : null;
}
