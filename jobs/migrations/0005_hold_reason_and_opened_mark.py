from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobs", "0004_one_index_for_events")]

    operations = [
        migrations.AddField(
            model_name="job",
            name="hold_reason",
            field=models.CharField(blank=True, editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name="job",
            name="opened_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
