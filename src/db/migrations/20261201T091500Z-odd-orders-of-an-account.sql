-- One warning of odd big orders for each account: the latest open one is it, and what was closed is remembered for it.
UPDATE warning w
SET subject = ''
WHERE w.kind = 'odd-order'
  AND (
    w.state NOT IN ('new', 'accepted')
    OR NOT EXISTS (
      SELECT FROM warning o
      WHERE o.org_id = w.org_id AND o.account_id = w.account_id AND o.kind = 'odd-order' AND o.state IN ('new', 'accepted')
        AND (o.since, o.id) > (w.since, w.id)
    )
  );
