import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """`event_by_job_and_time` starts with the job, so an index of the job alone only costs."""

    dependencies = [("jobs", "0003_changed_due_date")]

    operations = [
        migrations.AlterField(
            model_name="jobevent",
            name="job",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="events",
                to="jobs.job",
            ),
        ),
    ]
