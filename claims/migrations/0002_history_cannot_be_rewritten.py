"""The database itself refuses to rewrite events, captures, revisions and published reviews."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION claims_refuse_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {unless}
    RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER claims_{name}_stands BEFORE {acts} ON {table}
    FOR EACH ROW EXECUTE FUNCTION claims_refuse_{name}();
"""
UNDO = """
DROP TRIGGER claims_{name}_stands ON {table};
DROP FUNCTION claims_refuse_{name}();
"""

RULES = [
    {
        "name": "event",
        "table": "claims_event",
        "acts": "UPDATE OR DELETE",
        "unless": "",
        "sentence": "an event cannot be changed or removed",
    },
    {
        "name": "capture",
        "table": "claims_capture",
        "acts": "UPDATE",
        # An article found to be another one's second address hands its captures over.
        "unless": "IF to_jsonb(OLD) - 'article_id' = to_jsonb(NEW) - 'article_id' "
        "THEN RETURN NEW; END IF;",
        "sentence": "a capture cannot be changed",
    },
    {
        "name": "revision",
        "table": "claims_revision",
        "acts": "UPDATE",
        # A purge empties the text and leaves the hash.
        "unless": "IF NEW.text = '' AND NEW.chain = OLD.chain THEN RETURN NEW; END IF;",
        "sentence": "a revision cannot be changed",
    },
    {
        "name": "review",
        "table": "claims_reviewversion",
        "acts": "UPDATE OR DELETE",
        # A rating taken off the scale leaves its copy in the version.
        "unless": "IF OLD.state <> 'published' THEN "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END IF; "
        "IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'rating_id' = to_jsonb(NEW) - 'rating_id' "
        "THEN RETURN NEW; END IF;",
        "sentence": "a published review cannot be changed: write a new version",
    },
]


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_foundation")]

    operations = [
        migrations.RunSQL(sql=REFUSE.format(**rule), reverse_sql=UNDO.format(**rule))
        for rule in RULES
    ]
