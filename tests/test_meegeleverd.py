"""What travels with the package is there, or the installation is to blame."""

import pytest

from verandertheorie.meegeleverd import meegeleverd


def test_a_file_of_ours_that_is_gone_is_no_fault_of_the_user() -> None:
    with pytest.raises(RuntimeError, match=r"niet heel: schema/weg\.toml"):
        meegeleverd("schema/weg.toml")
