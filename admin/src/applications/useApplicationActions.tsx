import { type ApplicationEvent, applicationEventRows, possibleEvents, type UserRole } from '@perenos/domain';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useDataProvider, useGetIdentity, useNotify } from 'react-admin';
import { errorText, fieldErrors } from '../api/http.ts';
import type { ApplicationListRow } from '../api/types.ts';
import type { PanelDataProvider } from '../providers/dataProvider.ts';
import { DelegateDialog } from './DelegateDialog.tsx';
import { GroundsDialog } from './GroundsDialog.tsx';
import { SuspendDialog } from './SuspendDialog.tsx';

/** An application that an action is meant for. */
export type ActionTarget = ApplicationListRow;

/** What the person who is signed in may do with an application: the table of stages is asked here as by the api. */
export function usePossibleEvents(): (target: ActionTarget) => ApplicationEvent[] {
  const { data: me } = useGetIdentity();
  const role = me?.role as UserRole | undefined;
  return ({ state, type, openErrors }) =>
    role === undefined ? [] : possibleEvents({ state, type, openErrors, by: role });
}

type Asked = { event: ApplicationEvent; targets: readonly ActionTarget[] };

/** What has been done to the applications that follow; of any other event its label says so. */
const doneWords: Partial<Record<ApplicationEvent, string>> = {
  'to-processing': 'Отправлено в обработку',
  confirm: 'Подтверждено',
  suspend: 'Приостановлено, письмо партнёру поставлено в очередь',
  delegate: 'Идентификация делегирована',
  reject: 'Отклонено',
};

const said = (error: unknown): string => Object.values(fieldErrors(error))[0] ?? errorText(error);

/**
 * Begins an action: at once where it needs no grounds, else with its dialog. Of several applications each is acted on by
 * itself; what was refused is told by the application.
 */
export function useApplicationActions(onDone: () => void): {
  begin: (event: ApplicationEvent, targets: readonly ActionTarget[]) => void;
  dialog: ReactNode;
} {
  const dataProvider = useDataProvider<PanelDataProvider>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [asked, setAsked] = useState<Asked | null>(null);

  const each = async (
    targets: readonly ActionTarget[],
    act: (target: ActionTarget) => Promise<unknown>,
  ): Promise<string | null> => {
    const failed: string[] = [];
    for (const target of targets) {
      await act(target).catch((error: unknown) =>
        failed.push(targets.length === 1 ? said(error) : `${target.id}: ${said(error)}`),
      );
    }
    await queryClient.invalidateQueries({ queryKey: ['applications'] });
    if (failed.length < targets.length) onDone();
    return failed.length === 0 ? null : failed.join('\n');
  };
  const done = (event: ApplicationEvent, targets: readonly ActionTarget[]) =>
    notify(
      event === 'to-processing' && targets.length === 1
        ? 'Заявка успешно отправлена в обработку.'
        : `${doneWords[event] ?? applicationEventRows[event].label}: ${targets.map(({ id }) => id).join(', ')}`,
      { type: 'success' },
    );
  const run = async ({ event, targets }: Asked, act: (target: ActionTarget) => Promise<unknown>) => {
    const failed = await each(targets, act);
    if (failed === null) done(event, targets);
    return failed;
  };
  const move =
    (event: ApplicationEvent, comment: string) =>
    ({ id, version }: ActionTarget) =>
      dataProvider.moveApplication(id, event, { version, comment });

  const begin = (event: ApplicationEvent, targets: readonly ActionTarget[]) => {
    if (targets.length === 0) return;
    if (applicationEventRows[event].grounds !== 'none') {
      setAsked({ event, targets });
      return;
    }
    void run({ event, targets }, move(event, '')).then((failed) => {
      if (failed !== null) notify(failed, { type: 'error', multiLine: true, autoHideDuration: 12_000 });
    });
  };
  return { begin, dialog: asked && dialogOf(asked) };

  function dialogOf(action: Asked): ReactNode {
    const close = () => setAsked(null);
    const { event, targets } = action;
    const [target] = targets;
    if (!target) return null;
    if (event === 'suspend')
      return (
        <SuspendDialog
          target={target}
          onClose={close}
          onSend={(errors) =>
            run(action, ({ id, version }) => dataProvider.suspendApplication(id, { version, errors }))
          }
        />
      );
    if (event === 'delegate')
      return (
        <DelegateDialog
          target={target}
          onClose={close}
          onSend={(centerId) =>
            run(action, ({ id, version }) => dataProvider.delegateApplication(id, { version, centerId }))
          }
        />
      );
    return <GroundsDialog {...action} onClose={close} onSend={(comment) => run(action, move(event, comment))} />;
  }
}
