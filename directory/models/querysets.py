from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.db.models.functions import Cast
from django.utils import timezone

from home.images import LOGO_SPEC, PICTURE_SPECS, renditions_of
from home.querysets import in_order_of

from ..choices import Kind

if TYPE_CHECKING:
    from .vocabulary import Competence


class PartnerQuerySet(models.QuerySet):
    """The verbs by which everybody asks for partners: nobody filters by field names elsewhere."""

    def public(self):
        """Those whose address answers: published, also those that have left."""
        return self.filter(live=True)

    def published(self):
        """Those shown in directory, figures and blocks: published and still members."""
        return self.public().filter(Q(left_on=None) | Q(left_on__gt=timezone.localdate()))

    def of_kind(self, *kinds: str | None):
        """Those of any of these kinds; all, where none is given."""
        wanted = [kind for kind in kinds if kind]
        return self.filter(kind__in=wanted) if wanted else self

    def with_competence(self, *competences: Competence | str | None):
        """Those with any of these competences (rows or slugs); all, where none is given."""
        wanted = [getattr(competence, "slug", competence) for competence in competences if competence]
        return self.filter(competence_rows__competence__slug__in=wanted).distinct() if wanted else self

    def at_stage(self, *stages: str):
        """Those working at any of these stages of the value chain; all, where none is given."""
        return self.filter(stage_rows__stage__in=stages).distinct() if stages else self

    def in_state(self, *states: str):
        """Those in any of these states; all, where none is given."""
        return self.filter(state__in=states) if states else self

    def named_like(self, text: str):
        """Those for whom every word of ``text`` stands in name, town, summary or a competence's names and synonyms."""
        rows = apps.get_model("directory", "PartnerCompetence").objects
        matching = self
        for word in text.split():
            can = Q()
            for field in ("name_de", "name_en", "synonyms_de", "synonyms_en"):
                can |= Q(**{f"competence__{field}__icontains": word})
            matching = matching.filter(
                Q(name__icontains=word)
                | Q(city__icontains=word)
                | Q(summary_de__icontains=word)
                | Q(summary_en__icontains=word)
                | Q(pk__in=rows.filter(can).values("partner"))
            )
        return matching

    def for_listing(self):
        """With all that a list or logo wall shows, in a constant number of queries."""
        return self.select_related("logo").prefetch_related(renditions_of("logo__", [LOGO_SPEC]))

    def with_competences(self):
        """With their competences, in one more query."""
        rows = apps.get_model("directory", "PartnerCompetence").objects.select_related("competence")
        return self.prefetch_related(Prefetch("competence_rows", queryset=rows))

    def for_page(self):
        """With all that a partner's own page shows, in a constant number of queries."""
        row = {name: apps.get_model("directory", name).objects for name in ("TrainingOffer", "Contact")}
        return (
            self.for_listing()
            .with_competences()
            .select_related("successor", "review")
            .prefetch_related(
                "stage_rows",
                "items",
                Prefetch("training_offers", queryset=row["TrainingOffer"].select_related("occupation", "contact")),
                Prefetch("contacts", queryset=row["Contact"].with_consent().select_related("photo")),
                renditions_of("contacts__photo__", PICTURE_SPECS),
            )
        )

    def in_order_of(self, pks: list[int]):
        """Those with these keys, in this order."""
        return in_order_of(self, pks)

    def with_publishing_state(self):
        """With all that a list of the CMS says about drafts, schedule and review, in a constant number of queries.

        The attributes are those that Wagtail's own page lists use.
        """
        revision, state = (apps.get_model("wagtailcore", name) for name in ("Revision", "WorkflowState"))
        scheduled = revision.objects.filter(
            base_content_type=ContentType.objects.get_for_model(self.model),
            object_id=Cast(OuterRef("pk"), models.CharField()),
        ).exclude(approved_go_live_at=None)
        return self.annotate(_approved_schedule=Exists(scheduled)).prefetch_related(
            Prefetch("workflow_states", queryset=state.objects.active(), to_attr="_current_workflow_states")
        )

    def figures(self) -> dict[str, int]:
        """The network in numbers, in one query."""
        today = timezone.localdate()
        offers = Q(training_offers__valid_until=None) | Q(training_offers__valid_until__gte=today)
        return self.published().aggregate(
            partners=Count("pk", distinct=True),
            companies=Count("pk", filter=Q(kind=Kind.COMPANY), distinct=True),
            research=Count("pk", filter=Q(kind__in=[Kind.RESEARCH, Kind.UNIVERSITY]), distinct=True),
            schools=Count("pk", filter=Q(kind=Kind.SCHOOL), distinct=True),
            districts=Count("district", filter=~Q(district=""), distinct=True),
            competences=Count("competence_rows__competence", distinct=True),
            training=Count("training_offers", filter=offers, distinct=True),
        )


class PartnerManager(models.Manager.from_queryset(PartnerQuerySet)):  # type: ignore[misc]
    """The default manager."""
