from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shopsettings", "0003_tally")]

    operations = [
        migrations.AlterField(
            model_name="shop",
            name="language",
            field=models.CharField(
                choices=[
                    ("en", "English"),
                    ("es", "Español"),
                    ("fr", "Français"),
                    ("de", "Deutsch"),
                    ("ar", "العربية"),
                ],
                default="en",
                max_length=10,
            ),
        ),
    ]
