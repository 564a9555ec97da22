import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type EngineOptions = Parameters<NodeFS['init']>[1];

const hasStreamOperations = (value: unknown): value is { stream_ops: Record<string, unknown> } =>
  typeof value === 'object' && value !== null && 'stream_ops' in value && typeof value.stream_ops === 'object';

interface OpenStream {
  readonly nfd?: number;
}

const syncStream = (stream: OpenStream): number => {
  if (stream.nfd !== undefined) fsyncSync(stream.nfd);
  return 0;
};

/**
 * PGlite's directory file system without its gap: stock NodeFS has no fsync, so a power cut could lose
 * acknowledged commits (electric-sql/pglite#1107). End of this file: when upstream brings fsync.
 */
export class FsyncFilesystem extends NodeFS {
  override async init(engine: Parameters<NodeFS['init']>[0], options: EngineOptions): ReturnType<NodeFS['init']> {
    const made = await super.init(engine, options);
    made.emscriptenOpts.preRun = [
      ...(made.emscriptenOpts.preRun ?? []),
      (mod) => {
        const nodefs: unknown = mod.NODEFS;
        if (!hasStreamOperations(nodefs))
          throw new Error('PGlite has no NODEFS.stream_ops: fsync cannot be installed.');
        nodefs.stream_ops['fsync'] = syncStream;
      },
    ];
    return made;
  }
}
