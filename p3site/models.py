from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class LoadedObject(models.Model):
    """Remembers what ``setup_site`` and ``load_demo`` made, by the key of its entry in the content files.

    So that a second run makes nothing twice even when an editor has renamed something, and ``remove_demo`` takes away
    exactly what the demo added.
    """

    class Origin(models.TextChoices):
        SETUP = "setup"
        DEMO = "demo"

    origin = models.CharField(max_length=5, choices=Origin.choices)
    key = models.CharField(max_length=200, unique=True)
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    content_object = GenericForeignKey()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="loaded_once")]

    def __str__(self) -> str:
        return self.key
