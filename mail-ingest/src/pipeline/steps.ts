import { extract } from './steps/extract.ts';
import { identify } from './steps/identify.ts';
import { judge } from './steps/judge.ts';
import { keep } from './steps/keep.ts';
import { parse } from './steps/parse.ts';
import { queue } from './steps/queue.ts';
import { read } from './steps/read.ts';
import { screen } from './steps/screen.ts';
import { thread } from './steps/thread.ts';
import type { Step } from './types.ts';

/** The way of a mail, in order. Each can be run again on the kept bytes. */
export const steps: readonly Step[] = [
  { name: 'keep', run: keep },
  { name: 'parse', run: parse },
  { name: 'screen', run: screen },
  { name: 'identify', run: identify },
  { name: 'thread', run: thread },
  { name: 'read', run: read },
  { name: 'extract', run: extract },
  { name: 'judge', run: judge },
  { name: 'queue', run: queue },
];
