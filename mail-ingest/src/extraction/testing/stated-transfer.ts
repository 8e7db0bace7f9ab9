/** One complete transfer, to be put behind «перенести» in a sentence. */
export const data =
  'абонента ООО «Ромашка» ИНН 5401888223 КПП 540101001 (1С-Отчетность) к ООО «Кедр Софт» ИНН 7804123453 логин kedrsoft2';

/** The same with a comma before each number. */
export const asked =
  'абонента ООО «Ромашка» ИНН 5401888223 КПП 540101001 (1С-Отчетность) к партнёру ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2';

/** The same without words between. */
export const listed =
  'ООО «Ромашка», ИНН 5401888223, КПП 540101001, 1С-Отчетность, ООО «Кедр Софт», ИНН 7804123453, логин kedrsoft2';

/** The same in the labels of the regulation's form. */
export const form =
  'Продукт: 1С-Отчетность\nАбонент: ООО «Ромашка»\nИНН/КПП: 5401888223/540101001\nПартнёр, к которому необходимо осуществить перенос: ООО «Кедр Софт»\nИНН партнёра, к которому переносим: 7804123453\nЛогин: kedrsoft2';
