import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';

export type ProfileRange = {
  readonly orgId: number;
  /** Accounts with ids after this one. */
  readonly after: string;
  readonly size: number;
  readonly asOf: Day;
  /** A time zone: leaves out what was recorded there after `asOf`, whatever day it is dated to. A proof uses no hindsight. */
  readonly blindAfterIn?: string | undefined;
};

/** Who the accounts of a page are and what persons state about them, as JSON text; `through` is the last id, null at the end. */
export type ProfilePage = {
  readonly through: string | null;
  readonly profiles: string;
  readonly statements: string;
  readonly ladders: string;
};

/**
 * One page of accounts in the order of their ids. Statements and answers count from their date; a withdrawn statement
 * counts until the day on which it was withdrawn.
 */
export const readProfilePage = async (
  db: Db,
  { orgId, after, size, asOf, blindAfterIn }: ProfileRange,
): Promise<ProfilePage> => {
  const recorded =
    blindAfterIn === undefined ? sql`` : sql`and (s.recorded_at at time zone ${blindAfterIn})::date <= ${asOf}::date`;
  const { rows } = await sql<ProfilePage>`
    with page as materialized (
      select a.id, a.code, a.kind, a.institution, a.industry, a.region, a.founded_on, a.employees, a.ownership, a.parent_id,
        a.lifecycle, a.tier, a.tier_expires, a.ka_type
      from account_card a
      where a.org_id = ${orgId} and a.id > ${after}::uuid
      order by a.id limit ${size}
    )
    select (select id from page order by id desc limit 1) as through,
      (select coalesce(json_agg(json_build_array(c.id, c.code, c.kind, c.institution, c.industry, c.region, c.founded_on, c.employees,
          c.ownership, p.code, g.account_id is not null, c.lifecycle, c.tier, c.tier_expires, c.ka_type)), '[]')::text
        from page c
        left join account_card p on p.org_id = ${orgId} and p.id = c.parent_id
        left join buying_group g on g.org_id = ${orgId} and g.account_id = c.id and g.since <= ${asOf}::date) as profiles,
      (select coalesce(json_agg(json_build_array(s.account_id, s.kind, s.value, s.source, s.stated_on, s.expires_on)
          order by s.stated_on, s.kind collate "C", s.source collate "C", s.value), '[]')::text
        from account_statement s
        where s.org_id = ${orgId} and s.account_id in (select id from page) and s.stated_on <= ${asOf}::date
          ${recorded} and (s.withdrawn_on is null or s.withdrawn_on > ${asOf}::date)) as statements,
      (select coalesce(json_agg(json_build_array(l.account_id, l.step, l.value)), '[]')::text
        from ladder_answer l
        where l.org_id = ${orgId} and l.account_id in (select id from page) and l.answered_on <= ${asOf}::date) as ladders`.execute(
    db,
  );
  return rows[0] ?? { through: null, profiles: '[]', statements: '[]', ladders: '[]' };
};
