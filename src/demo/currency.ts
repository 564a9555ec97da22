export const demoCurrency = 'CNY';
