/** The source of orders entered in the product itself; no file may bear it, for its lines would pass for promises. */
export const enteredSource = 'entered';

/** Whether a file's source would be taken for the product's own, whatever its case. */
export const isEnteredSource = (source: string): boolean => source.trim().toLowerCase() === enteredSource;
