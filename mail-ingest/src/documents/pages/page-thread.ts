import { Worker } from 'node:worker_threads';
import type { DocumentProblem } from '../../types.ts';
import { withWorkLimit } from '../deadline.ts';
import { documentLimits } from '../limits.ts';
import type { PageAnswer, PageRequest } from './page-worker.ts';

/** Thrown where a page can't be had; `problem` goes to the specialist. */
export class PageProblem extends Error {
  readonly problem: DocumentProblem;
  constructor(problem: DocumentProblem, detail: string) {
    super(detail);
    this.problem = problem;
  }
}

type Reply = { id: number; answer?: unknown; problem?: DocumentProblem; detail?: string };

export type PageThread = {
  /** @throws PageProblem */
  ask<R extends PageRequest>(request: R): Promise<PageAnswer[R['kind']]>;
  close(): Promise<void>;
};

/** A thread for pixel work that is started when first needed and replaced after a crash or a page without an end. */
export function createPageThread(): PageThread {
  let worker: Worker | null = null;
  let next = 0;
  let asked = 0;
  let tail: Promise<unknown> = Promise.resolve();
  const stop = async (): Promise<void> => {
    const old = worker;
    worker = null;
    asked = 0;
    await old?.terminate();
  };
  const answerOf = async (request: PageRequest): Promise<Reply> => {
    // Memory of PDFium and of decoded pages goes back to the system only with the thread.
    if (asked++ >= documentLimits.pagesPerWorker * 4) await stop();
    worker ??= new Worker(new URL('./page-worker.ts', import.meta.url));
    const current = worker;
    const id = next++;
    const reply = Promise.withResolvers<Reply>();
    const onMessage = (message: Reply) => message.id === id && reply.resolve(message);
    const onExit = (code: number) => reply.reject(new Error(`page thread ended with ${code}`));
    current.on('message', onMessage);
    current.once('error', reply.reject);
    current.once('exit', onExit);
    current.postMessage({ id, request });
    try {
      return await withWorkLimit(
        reply.promise,
        documentLimits.preparationSeconds * 1000,
        current,
        'page took too long',
      );
    } finally {
      current.off('message', onMessage);
      current.off('error', reply.reject);
      current.off('exit', onExit);
    }
  };
  return {
    ask(request) {
      const result = tail.then(async () => {
        const reply = await answerOf(request).catch(async (error: unknown): Promise<Reply> => {
          await stop();
          return { id: -1, problem: 'time-limit', detail: String(error) };
        });
        if (reply.problem) throw new PageProblem(reply.problem, reply.detail ?? '');
        // The answer's type follows from the request's kind; the thread is typed by the same table.
        return reply.answer as never;
      });
      tail = result.catch(() => {});
      return result;
    },
    async close() {
      await tail;
      await stop();
    },
  };
}
