import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import type { WorkerSettings } from './embedded-protocol.ts';
import { FsyncFilesystem } from './fsync-filesystem.ts';
import { parameterSerializers, resultParsers } from './wire-values.ts';

/** Opens PGlite on a cluster directory; recovers it after a crash, creates it where there is none. */
export const openEngine = async ({ clusterDir, durability, sharedBuffersMb }: WorkerSettings): Promise<PGlite> => {
  const isDurable = durability === 'fsync';
  // -F is how stock PGlite turns fsync off.
  const startParams = PGlite.defaultStartParams.filter((flag) => flag !== '-F' || !isDurable);
  if (isDurable) startParams.push('-c', 'fsync=on', '-c', 'wal_sync_method=fsync');
  startParams.push('-c', `shared_buffers=${sharedBuffersMb}MB`, '-c', 'timezone=UTC');
  return await PGlite.create({
    fs: isDurable ? new FsyncFilesystem(clusterDir) : new NodeFS(clusterDir),
    startParams,
    // Small segments keep a fresh directory at 14 MB instead of 39, so that copying the template is quick.
    initDbStartParams: ['--wal-segsize=1'],
    parsers: { ...resultParsers },
    serializers: { ...parameterSerializers },
  });
};
