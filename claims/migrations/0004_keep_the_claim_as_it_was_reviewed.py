"""A published review says what it reviewed, although the claim may be reworded later."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0003_take_turns_with_editors")]

    operations = [
        migrations.AddField(
            model_name="reviewversion",
            name="claim_reviewed",
            field=models.TextField(
                blank=True,
                default="",
                help_text="A claim may be reworded later.",
                verbose_name="claim as it was reviewed",
            ),
            preserve_default=False,
        ),
    ]
