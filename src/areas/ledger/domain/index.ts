export * from './records.ts';
export * from './import/index.ts';
