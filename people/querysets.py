"""Every named way of choosing officials, offices and tenures."""

from django.db import models


class OfficialQuerySet(models.QuerySet):
    def with_tenures(self):
        """Load the offices held, in date order, with one query for any number of officials."""
        tenures = self.model.tenures.rel.related_model.objects
        return self.prefetch_related(
            models.Prefetch("tenures", tenures.with_office().in_date_order())
        )


class OfficeQuerySet(models.QuerySet):
    def with_tenures(self):
        """Load the line of holders, in date order, with one query for any number of offices."""
        tenures = self.model.tenures.rel.related_model.objects
        return self.prefetch_related(
            models.Prefetch("tenures", tenures.with_official().in_date_order())
        )


class TenureQuerySet(models.QuerySet):
    def in_date_order(self):
        no_end_last = models.F("end_first").asc(nulls_last=True)
        return self.order_by("start_first", "start_last", no_end_last, "slug")

    def with_office(self):
        return self.select_related("office__area", "office__organization")

    def with_official(self):
        return self.select_related("official")
