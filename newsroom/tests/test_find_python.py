"""Which Python `make` builds .venv with, on machines that have few or odd ones."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

ANSWERS_AS_NEW = f'exec "{sys.executable}" "$@"'
IS_OLD = "exit 1"  # what the question "are you new enough?" gets from an old Python
IS_A_SHIM = 'echo "python3.13: command not found" >&2; exit 127'


@pytest.fixture
def machine(tmp_path):
    """Say what a machine has, by name and script; get what find-python answers there."""

    def find(**programs):
        folder = tmp_path / "bin"
        folder.mkdir()
        for tool in ["sh", "dirname", "cat"]:
            os.symlink(f"/bin/{tool}" if tool == "sh" else f"/usr/bin/{tool}", folder / tool)
        for name, script in programs.items():
            program = folder / name.replace("_", ".")
            program.write_text(f"#!/bin/sh\n{script}\n")
            program.chmod(0o755)
        return subprocess.run(
            [settings.BASE_DIR / "bin/find-python"],
            env={"PATH": str(folder), "HOME": ""},
            capture_output=True,
            text=True,
        )

    return find


@pytest.mark.parametrize("name", ["python3_14", "python3_13", "python3_12", "python3"])
def test_any_name_of_a_new_python_is_found(machine, name):
    answer = machine(**{name: ANSWERS_AS_NEW})
    assert answer.stdout.strip() == sys.executable


def test_a_shim_that_does_not_run_is_passed_over(machine):
    answer = machine(python3_13=IS_A_SHIM, python3=ANSWERS_AS_NEW)
    assert answer.stdout.strip() == sys.executable


def test_the_version_chosen_with_pyenv_is_found(machine):
    prefix = os.path.dirname(os.path.dirname(sys.executable))
    answer = machine(python3=IS_OLD, pyenv=f'echo "{prefix}"')
    assert answer.returncode == 0
    assert answer.stdout.strip().startswith(prefix)


def test_what_uv_knows_comes_first(machine):
    answer = machine(uv=f'echo "{sys.executable}"', python3=IS_OLD)
    assert answer.stdout.strip() == sys.executable


def test_uv_fetches_one_where_there_is_none(machine, tmp_path):
    fetched = tmp_path / "fetched"
    uv = f"""
        case "$2" in
            install) : > {fetched} ;;
            find) [ -e {fetched} ] && echo "{sys.executable}" ;;
        esac
    """
    answer = machine(uv=uv, python3=IS_OLD)
    assert answer.stdout.strip() == sys.executable


def test_uv_without_python_and_network_falls_through(machine):
    answer = machine(uv="echo offline >&2; exit 2", python3_12=ANSWERS_AS_NEW)
    assert answer.stdout.strip() == sys.executable


@pytest.mark.parametrize(
    "programs",
    [
        {},
        {"python3": IS_OLD},
        {"python3_13": IS_A_SHIM},
        {"uv": "echo offline >&2; exit 2"},
    ],
)
def test_without_a_new_python_one_sentence_says_what_to_install(machine, programs):
    answer = machine(**programs)
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert len(answer.stderr.splitlines()) == 1
    assert "install Python 3.13" in answer.stderr
