const sharedColumns = [
  'account_id',
  'end_account_id',
  'product_id',
  'ordered_on',
  'month',
  'kind',
  'quantity_e4',
  'list_e4',
  'net_e4',
  'cost_e4',
  'discount_e4',
  'currency',
  'net_source_e4',
  'promotion',
  'specification',
  'delivery_terms',
  'promised_on',
  'delivered_on',
  'short_e4',
  'is_special',
  'is_duplicate',
] as const;

/** Columns that a staged order line brings; the order is that of the COPY into order_line_stage. */
export const stagedLineColumns = ['line', 'order_no', 'line_no', ...sharedColumns] as const;

/** What a line says beside its key: when none of it differs, the line is unchanged. */
export const lineFactColumns = [...sharedColumns, 'cost_from_source'] as const;
