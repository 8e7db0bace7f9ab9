import type { View } from './view.ts';

const word = String.raw`(?:то\s+ли|кажется|вроде(?:\s+бы)?|наверн(?:ое|о|яка)|возможно|предположительно|скорее\s+всего|по-моему|если\s+не\s+ошибаюсь|не\s+увер[а-я]+|(?:точно\s+)?не\s+помн[а-я]+)(?![а-я])`;
const before = new RegExp(String.raw`${word}[^.!?;\n\d]{0,25}$`);
const after = new RegExp(
  String.raw`^[«»"”)\s]*(?:\(\?+\)|[^.!?;\n\d]{0,30}${word}|[^.!?;\n\d]{0,40}(?:могу|можем)\s+ошиб)`,
);

/** Whether the author isn't sure of a value: «логин то ли Kedr_78, то ли …», «кажется, ИНН …», «Kedr_78 (?)». */
export const isHedged = (view: View, start: number, end: number): boolean =>
  before.test(view.folded.slice(Math.max(0, start - 60), start)) || after.test(view.folded.slice(end, end + 80));
