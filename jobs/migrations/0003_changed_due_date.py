from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobs", "0002_retired_codes")]

    operations = [
        migrations.AddField(
            model_name="job",
            name="due_date_was",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="job",
            name="due_reason",
            field=models.CharField(blank=True, default="", editable=False, max_length=200),
            preserve_default=False,
        ),
    ]
