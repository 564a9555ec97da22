export { enqueueJob } from './enqueue.ts';
