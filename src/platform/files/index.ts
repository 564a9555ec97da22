export { diskFileStore } from './disk-store.ts';
export { bucketFileStore } from './bucket-store.ts';
export type { BucketSettings } from './bucket-store.ts';
