-- A refused order row remembers which row of its order it was: mended alone, it stays that line of the order.
ALTER TABLE import_reject ADD COLUMN order_row integer;
