export * from './funds.ts';
export { foldHomoglyphs } from './homoglyphs.ts';
export * from './inn.ts';
export * from './kpp.ts';
export * from './names.ts';
export * from './ogrn.ts';
export * from './snils.ts';
