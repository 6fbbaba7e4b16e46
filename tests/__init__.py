import pytest

# Checks in support modules tell as much as checks in tests.
pytest.register_assert_rewrite("tests.support", "tests.factories")
