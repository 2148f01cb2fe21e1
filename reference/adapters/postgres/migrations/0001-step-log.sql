-- The step log. The rows in payment_steps are the truth; payment_attempts is what of their fold has to be found quickly.

CREATE TABLE payment_migrations (
  version integer PRIMARY KEY,
  name text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE payment_attempts (
  id text PRIMARY KEY,
  order_id text NOT NULL,
  pg_order_id text NOT NULL,
  created_at_ms bigint NOT NULL,
  -- Compare-and-set: the number of rows that were no mere remarks.
  version integer NOT NULL,
  row_count integer NOT NULL,
  -- As long as it holds its order, no other attempt may pay it. One that has ended holds none, whoever has to see to it.
  holds_order boolean NOT NULL DEFAULT true,
  -- Somebody has to see to it: it has not ended, or people were called afterwards, or the PG has told something about it.
  needs_care boolean NOT NULL DEFAULT true,
  -- A hint is a remark, so whoever writes may not have seen it; what follows from it must not be lost.
  hint_count integer NOT NULL DEFAULT 0,
  -- Not later than the sweeper may touch it.
  due_at_ms bigint NOT NULL,
  -- Whose sweeper has it in hand, and until when: as the rows say, or about to be said by one.
  lease_owner text,
  lease_until_ms bigint NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX payment_attempts_one_holds_each_order ON payment_attempts (order_id) WHERE holds_order;
CREATE INDEX payment_attempts_by_order ON payment_attempts (order_id);
CREATE INDEX payment_attempts_by_pg_order ON payment_attempts (pg_order_id);
CREATE INDEX payment_attempts_due ON payment_attempts (due_at_ms) WHERE needs_care;
CREATE INDEX payment_attempts_by_age ON payment_attempts (needs_care DESC, created_at_ms, id COLLATE "C");

CREATE TABLE payment_steps (
  attempt_id text NOT NULL REFERENCES payment_attempts,
  number integer NOT NULL,
  at_ms bigint NOT NULL,
  -- The text as it was written. jsonb would refuse U+0000, and so would a text that is not JSON.
  step json NOT NULL,
  PRIMARY KEY (attempt_id, number)
);

CREATE INDEX payment_steps_by_time ON payment_steps (at_ms);

CREATE FUNCTION payment_steps_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'expected the rows of % to stay as they were written, got %', TG_TABLE_NAME, TG_OP;
END
$$;

CREATE TRIGGER payment_steps_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_steps
  FOR EACH STATEMENT EXECUTE FUNCTION payment_steps_refuse_change();

CREATE TRIGGER payment_attempts_stay BEFORE DELETE OR TRUNCATE ON payment_attempts
  FOR EACH STATEMENT EXECUTE FUNCTION payment_steps_refuse_change();

CREATE FUNCTION payment_attempts_require_advance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.id <> OLD.id OR NEW.order_id <> OLD.order_id OR NEW.pg_order_id <> OLD.pg_order_id
    OR NEW.created_at_ms <> OLD.created_at_ms OR NEW.version < OLD.version OR NEW.row_count < OLD.row_count
    OR NEW.holds_order > OLD.holds_order OR NEW.hint_count < OLD.hint_count
    -- Only a row brings an attempt back.
    OR NEW.needs_care > OLD.needs_care AND NEW.row_count = OLD.row_count
  THEN
    RAISE EXCEPTION 'expected attempt % to go on from version %, got a step back', OLD.id, OLD.version;
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER payment_attempts_advance BEFORE UPDATE ON payment_attempts
  FOR EACH ROW EXECUTE FUNCTION payment_attempts_require_advance();
