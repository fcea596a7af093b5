-- Rows about people name persons and records that exist: checked once for all rows of a statement.
-- A foreign key asks once a row when the delivery is committed, which took an eighth of its time.

CREATE FUNCTION people_named_are_there() RETURNS trigger LANGUAGE plpgsql
    -- Always by the parents' keys: no statistics know what this transaction has just added.
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
    SET enable_material = off
AS $$
DECLARE missing boolean;
BEGIN  -- arguments: a column and the table that it names, as many of both as there are
    FOR n IN 0 .. TG_NARGS - 1 BY 2 LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM (SELECT DISTINCT %1$I AS id FROM new_rows) named
                         WHERE id IS NOT NULL AND NOT EXISTS
                               (SELECT FROM %2$I parent WHERE parent.id = named.id))',
                       TG_ARGV[n], TG_ARGV[n + 1]) INTO missing;
        IF missing THEN
            RAISE foreign_key_violation
                USING MESSAGE = format('a row of %s names one that is not in %s',
                                       TG_TABLE_NAME, TG_ARGV[n + 1]);
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE FUNCTION people_keeps_named() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE named boolean;
BEGIN  -- arguments: a table and its column that names this row, as many of both as there are
    FOR n IN 0 .. TG_NARGS - 1 BY 2 LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE %I = ($1).id)',
                       TG_ARGV[n], TG_ARGV[n + 1]) USING OLD INTO named;
        IF named THEN
            RAISE foreign_key_violation
                USING MESSAGE = format('rows of %s still name this row of %s',
                                       TG_ARGV[n], TG_TABLE_NAME);
        END IF;
    END LOOP;
    RETURN OLD;
END $$;

CREATE TRIGGER people_record_added AFTER INSERT ON people_sourcerecord
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION people_named_are_there('person_id', 'people_person');
CREATE TRIGGER people_record_changed AFTER UPDATE ON people_sourcerecord
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION people_named_are_there('person_id', 'people_person');
CREATE TRIGGER people_identifier_added AFTER INSERT ON people_identifier
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION people_named_are_there('record_id', 'people_sourcerecord');
CREATE TRIGGER people_identifier_changed AFTER UPDATE ON people_identifier
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION people_named_are_there('record_id', 'people_sourcerecord');
CREATE TRIGGER people_link_added AFTER INSERT ON people_link
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION people_named_are_there(
        'record_id', 'people_sourcerecord', 'person_id', 'people_person');
CREATE TRIGGER people_link_changed AFTER UPDATE ON people_link
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION people_named_are_there(
        'record_id', 'people_sourcerecord', 'person_id', 'people_person');
CREATE TRIGGER people_relationship_added AFTER INSERT ON people_relationship
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION people_named_are_there(
        'child_id', 'people_sourcerecord', 'other_id', 'people_sourcerecord');
CREATE TRIGGER people_relationship_changed AFTER UPDATE ON people_relationship
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
    EXECUTE FUNCTION people_named_are_there(
        'child_id', 'people_sourcerecord', 'other_id', 'people_sourcerecord');

CREATE TRIGGER still_named BEFORE DELETE ON people_person
    FOR EACH ROW EXECUTE FUNCTION people_keeps_named(
        'people_sourcerecord', 'person_id', 'people_link', 'person_id');
CREATE TRIGGER still_named BEFORE DELETE ON people_sourcerecord
    FOR EACH ROW EXECUTE FUNCTION people_keeps_named(
        'people_link', 'record_id', 'people_identifier', 'record_id',
        'people_relationship', 'child_id', 'people_relationship', 'other_id');
