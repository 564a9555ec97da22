import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';

const { getPurchase, listPurchases } = pricingContract.operations;
const { getAgreement, listAgreements, agreementProgress, listAgreementBreaches, importAgreements } =
  pricingContract.operations;
const { check, getRequest, listRequests, getQuote, listQuotes, listEnteredOrders, getPolicy, accountWaterfall } =
  pricingContract.operations;

export type RequestRow = z.output<typeof listRequests.output>['rows'][number];
export type PriceRequest = z.output<typeof getRequest.output>;
export type QuoteRow = z.output<typeof listQuotes.output>['rows'][number];
export type Quote = z.output<typeof getQuote.output>;
export type EnteredOrder = z.output<typeof listEnteredOrders.output>['rows'][number];
export type PurchaseRow = z.output<typeof listPurchases.output>['rows'][number];
export type Purchase = z.output<typeof getPurchase.output>;
export type Tender = NonNullable<Purchase['tender']>;
export type Reciprocal = NonNullable<Purchase['reciprocal']>;
export type Lease = NonNullable<Purchase['lease']>;
export type AgreementRow = z.output<typeof listAgreements.output>['rows'][number];
export type Agreement = z.output<typeof getAgreement.output>;
export type AgreementProgress = z.output<typeof agreementProgress.output>;
export type Breach = z.output<typeof listAgreementBreaches.output>['rows'][number];
export type ImportAnswer = z.output<typeof importAgreements.output>;
export type Judgement = z.output<typeof check.output>;
export type OpenRisk = NonNullable<Judgement['openRisk']>;
export type JudgedLine = Judgement['lines'][number];
export type PolicyVersion = z.output<typeof getPolicy.output>;
export type Fall = z.output<typeof accountWaterfall.output>['whole'];
export type Lever = PriceRequest['offered'][number];

/** Reads that are old once a price was asked for, decided, quoted or ordered. */
export const pricingReads = ['pricing', 'home'] as const;
