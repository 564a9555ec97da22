/** The role every tenant query runs under: no table owner, no BYPASSRLS, no access to auth_* tables. */
export const appRole = 'mainstay_app';

const orgIdPattern = /^[1-9]\d{0,18}$/;

/**
 * The statements that put a transaction under one organisation. A checked literal instead of set_config():
 * Citus carries only SET LOCAL to its workers.
 */
export const tenantStatements = (orgId: number | bigint | string): string => {
  const literal = String(orgId);
  if (!orgIdPattern.test(literal)) throw new RangeError(`not an organisation id: ${literal}`);
  return `set local role ${appRole}; set local app.org_id = '${literal}'`;
};
