from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobs", "0005_hold_reason_and_opened_mark")]

    operations = [
        migrations.AddIndex(
            model_name="job",
            index=models.Index(
                fields=["shop", "state", "stage", "due_date", "number"], name="job_by_list_and_due_date"
            ),
        ),
        migrations.AddIndex(
            model_name="job",
            index=models.Index(
                fields=["shop", "state", "stage", "stage_since"], name="job_by_list_and_arrival"
            ),
        ),
    ]
