"""What holds for all tests: a property is about what comes out, never about how busy the machine was meanwhile."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
