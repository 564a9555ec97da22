export { openPress } from './press.ts';
