"""What was said "last week" is known to the week, neither to the day nor only to the month."""

from django.db import migrations, models

PRECISIONS = [
    ("year", "year"),
    ("month", "month"),
    ("week", "week"),
    ("day", "day"),
    ("minute", "minute"),
]


class Migration(migrations.Migration):
    dependencies = [("claims", "0004_keep_the_claim_as_it_was_reviewed")]

    operations = [
        migrations.AlterField(
            model_name="article",
            name="published_precision",
            field=models.CharField(blank=True, choices=PRECISIONS, max_length=8),
        ),
        migrations.AlterField(
            model_name="attribution",
            name="said_precision",
            field=models.CharField(blank=True, choices=PRECISIONS, max_length=8),
        ),
        migrations.AlterField(
            model_name="revision",
            name="published_precision",
            field=models.CharField(blank=True, choices=PRECISIONS, max_length=8),
        ),
    ]
