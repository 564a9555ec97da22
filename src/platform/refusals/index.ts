import type { Module } from '#platform/operations';
import { databaseContract, refusalsContract } from './contract.ts';
import { databaseMessages, refusalMessages } from './messages/index.ts';

export const refusalsModule: Module = { contract: refusalsContract, handlers: [], messages: refusalMessages };
export const databaseModule: Module = { contract: databaseContract, handlers: [], messages: databaseMessages };
