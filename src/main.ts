import { readConfig } from '#platform/config';
import { runServer } from '#server/run-server';

const { stopped } = await runServer(readConfig(process.env));
await stopped;
