"""The people we report on, the offices there are, and who held which one when."""

from people.models.area import Area
from people.models.name import Name
from people.models.office import Office
from people.models.official import Official
from people.models.organization import Organization
from people.models.stamp import Stamp
from people.models.tenure import Tenure

__all__ = ["Area", "Name", "Office", "Official", "Organization", "Stamp", "Tenure"]
