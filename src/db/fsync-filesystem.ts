import { closeSync, fsyncSync, openSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Init = NodeFS['init'];

interface OpenStream {
  /** Descriptor of the real file; a directory has none. */
  readonly nfd?: number;
  readonly node: unknown;
}

interface MountedFilesystem {
  readonly stream_ops: Record<string, unknown>;
  readonly realPath: (node: unknown) => string;
}

const isMountedFilesystem = (value: unknown): value is MountedFilesystem =>
  typeof value === 'object' &&
  value !== null &&
  'stream_ops' in value &&
  typeof value.stream_ops === 'object' &&
  'realPath' in value &&
  typeof value.realPath === 'function';

const syncDirectory = (path: string): void => {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/**
 * PGlite's directory file system without its gap: stock NodeFS has no fsync, so a power cut could lose
 * acknowledged commits (electric-sql/pglite#1107). Can go when upstream brings fsync.
 */
export class FsyncFilesystem extends NodeFS {
  override async init(...[engine, options]: Parameters<Init>): ReturnType<Init> {
    const made = await super.init(engine, options);
    made.emscriptenOpts.preRun = [
      ...(made.emscriptenOpts.preRun ?? []),
      (mod) => {
        const nodefs: unknown = mod.NODEFS;
        if (!isMountedFilesystem(nodefs)) throw new Error('PGlite has no NODEFS to install fsync in.');
        nodefs.stream_ops['fsync'] = (stream: OpenStream): number => {
          if (stream.nfd === undefined) syncDirectory(nodefs.realPath(stream.node));
          else fsyncSync(stream.nfd);
          return 0;
        };
      },
    ];
    return made;
  }
}
