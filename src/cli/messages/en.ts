import type { Shape } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const en = {
  errors: {
    'unknown-command': 'There is no command "{command}". Run mainstay help to see them all',
    'unknown-option': 'There is no option {option}',
    'too-many-words': 'One word too many: "{word}"',
    'file-missing': 'Please give the path of the file',
    'value-missing': 'Please give {name}',
    'bad-json': 'What follows --json is not a valid JSON object',
    'server-running': 'A server uses this data directory. Stop it first, then run this command',
  },
  help: {
    usage: 'Usage: mainstay <command> [words] [options]',
    commands: 'Commands',
    options: 'Options',
    fields: 'Options of the command',
    command: 'Usage: mainstay {command}',
    data: 'Data directory (default .data; with DATABASE_URL set, PostgreSQL is used)',
    company: 'Id or name of the company',
    json: 'Answer as JSON',
    lang: 'Language: zh-CN or en',
    output: 'Where a download is saved',
  },
  summary: {
    init: 'Make the data directory; with a company and an administrator when they are given',
    serve: 'Serve the web page and the API',
    check: 'Check the database: does it answer, how big is it, is its schema whole',
    backup: 'Back up into a new directory and check every file of it',
    restore: 'Restore a backup to an empty data directory or an empty PostgreSQL database',
    'db move': 'Move everything to another, empty database',
    call: 'Call any operation with JSON',
    config: 'Show the settings',
    help: 'Show the commands, or the options of one',
  },
  done: {
    init: 'The data directory is ready: {directory}',
    serving: 'Mainstay is running: {url}',
    restored: 'Restored {tables} tables to {place}',
    moved: 'Moved to {place}. Point DATABASE_URL or --data to it',
    progress: '{phase} {done}',
    progressOf: '{phase} {done} / {total}',
    empty: 'No records',
    more: 'There is more: go on with --cursor {cursor}',
  },
} as const satisfies Shape<typeof zhCN>;
