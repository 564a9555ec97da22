-- The digest of warnings: group robots that it goes to, and the people who want it by mail.

CREATE TABLE warning_channel (
  org_id bigint NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  service text NOT NULL,
  url text NOT NULL,
  secret text,
  language text NOT NULL,
  shows_margin boolean NOT NULL,
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  told_at timestamptz,
  sent_on date,
  tried_at timestamptz,
  problem text,
  PRIMARY KEY (org_id, id),
  CONSTRAINT warning_channel_service_check CHECK (service IN ('wecom', 'dingtalk', 'feishu')),
  CONSTRAINT warning_channel_language_check CHECK (language IN ('zh-CN', 'en'))
);
-- distribute: warning_channel
COMMENT ON COLUMN warning_channel.url IS 'Whoever knows it may write to the group; it never leaves the server.';
COMMENT ON COLUMN warning_channel.secret IS 'Key of the signature, where the robot asks for one.';
COMMENT ON COLUMN warning_channel.told_at IS 'When the last digest went: what was found since then is new.';
COMMENT ON COLUMN warning_channel.problem IS 'Why the last try failed; null when it did not.';
SELECT protect_tenant_table('warning_channel');

CREATE TABLE warning_subscription (
  org_id bigint NOT NULL,
  user_id uuid NOT NULL,
  language text NOT NULL,
  told_at timestamptz,
  sent_on date,
  PRIMARY KEY (org_id, user_id),
  CONSTRAINT warning_subscription_language_check CHECK (language IN ('zh-CN', 'en'))
);
-- distribute: warning_subscription
SELECT protect_tenant_table('warning_subscription');
