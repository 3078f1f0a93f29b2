"""What lets machines and editors take turns: nothing that a person did is undone by a late worker."""

from datetime import timedelta

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.functions.text
from django.db import migrations, models


def searched(*parts: tuple[str, int]) -> models.GeneratedField:
    """A search vector over the first characters of some columns; 0 takes all of them."""
    columns = [
        django.db.models.functions.text.Left(name, length) if length else name
        for name, length in parts
    ]
    return models.GeneratedField(
        db_persist=True,
        expression=django.contrib.postgres.search.SearchVector(*columns, config="simple"),
        output_field=django.contrib.postgres.search.SearchVectorField(),
    )


def searched_anew(
    model: str, *parts: tuple[str, int]
) -> list[migrations.operations.base.Operation]:
    """A generated column cannot be altered, only made again."""
    index = django.contrib.postgres.indexes.GinIndex(fields=["search"], name=f"{model}_search")
    return [
        migrations.RemoveIndex(model_name=model, name=f"{model}_search"),
        migrations.RemoveField(model_name=model, name="search"),
        migrations.AddField(model_name=model, name="search", field=searched(*parts)),
        migrations.AddIndex(model_name=model, index=index),
    ]


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_history_cannot_be_rewritten")]

    operations = [
        *searched_anew("revision", ("headline", 0), ("text", 100_000)),
        *searched_anew("attribution", ("source_words", 25_000), ("content_words", 50_000)),
        *searched_anew("claim", ("text", 100_000)),
        migrations.AddField(
            model_name="article",
            name="publisher_by_person",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="anchor",
            name="replaced",
            field=models.JSONField(
                blank=True, default=dict, verbose_name="what the machine had marked"
            ),
        ),
        migrations.AddConstraint(
            model_name="attribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("proposed", "superseded")), _negated=True),
                    ("decided_by__isnull", True),
                    _connector="OR",
                ),
                name="attribution_of_machine_undecided",
            ),
        ),
        migrations.AddConstraint(
            model_name="feed",
            constraint=models.CheckConstraint(
                condition=models.Q(("every__gte", timedelta(minutes=1))), name="feed_not_in_haste"
            ),
        ),
    ]
