import type { View } from './view.ts';

const word = String.raw`(?:то\s+ли|кажется|вроде(?:\s+бы)?|наверн(?:ое|о|яка)|возможно|предположительно|скорее\s+всего|по-моему|если\s+не\s+ошибаюсь|не\s+увер[а-я]+|(?:точно\s+)?не\s+помн[а-я]+)(?![а-я])`;
const before = new RegExp(String.raw`${word}[^.!?;\n\d]{0,25}$`);
const after = new RegExp(
  String.raw`^[«»"”)\s]*(?:\(\?+\)|[^.!?;\n\d]{0,30}${word}|[^.!?;\n\d]{0,40}(?:могу|можем)\s+ошиб)`,
);

/** Whether the author isn't sure of a value: «логин то ли Kedr_78, то ли …», «кажется, ИНН …», «Kedr_78 (?)». */
export const isHedged = (view: View, start: number, end: number): boolean =>
  before.test(view.folded.slice(Math.max(0, start - 60), start)) || after.test(view.folded.slice(end, end + 80));

const unsure =
  /(?:мо(?:жет|гут|г|гла|гли|гу|жем)|возможн[аоы]|вероятн[аоы])\s+(?:быть\s+|были\s+|был[ао]?\s+)?(?:(?:указан[аоы]?|написан[аоы]?|записан[аоы]?)\s+)?(?:с\s+ошибк|ошиб|неверн|неправильн|опечат|неточн|напута)|не\s+ручаюсь|(?<![а-я])(?:пере)?проверьте[\s,]+(?:пожалуйста,?\s+)?(?:инн|кпп|логин|реквизит|правильност)/;

/** Whether a mail says of its data as a whole that they may be wrong. */
export const isUnsure = (words: string): boolean => unsure.test(words);
