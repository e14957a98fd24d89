"""What `python3 dev.py` decides before it hands over to Django."""

import ast
import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import dev

WANTED = (3, 13)


def make_python(path: Path, *, version: str = "3.13.0", missing: str = "", broken: bool = False) -> str:
    """An executable that answers `dev.PROBE` as a Python of that version would."""
    path.parent.mkdir(parents=True, exist_ok=True)
    answer = (
        "echo 'command not found' >&2; exit 127" if broken else f"printf '%s\\n' {version} {path} {missing}"
    )
    path.write_text(f"#!/bin/sh\n{answer}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def taken_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_python_3_6_can_read_the_launcher():
    ast.parse((dev.ROOT / "dev.py").read_text(), feature_version=(3, 6))


# Finding a Python


def test_the_version_the_project_names_is_preferred(tmp_path):
    other = make_python(tmp_path / "a", version="3.14.1")
    named = make_python(tmp_path / "b", version="3.13.2")
    assert dev.choose_python([other, named], WANTED) == named


def test_any_new_enough_python_will_do(tmp_path):
    old = make_python(tmp_path / "a", version="3.11.9")
    enough = make_python(tmp_path / "b", version="3.12.0")
    assert dev.choose_python([old, enough], WANTED) == enough


def test_a_shim_that_fails_is_passed_over(tmp_path):
    shim = make_python(tmp_path / "shims" / "python3.13", broken=True)
    real = make_python(tmp_path / "bin" / "python3.13")
    assert dev.choose_python([shim, real, "/nowhere/python3"], WANTED) == real


def test_a_python_that_cannot_make_a_venv_is_passed_over(tmp_path):
    bare = make_python(tmp_path / "a", missing="ensurepip")
    whole = make_python(tmp_path / "b", version="3.12.0")
    assert dev.choose_python([bare, whole], WANTED) == whole


def test_only_old_pythons_end_in_a_sentence(tmp_path):
    old = make_python(tmp_path / "python3", version="3.6.15")
    with pytest.raises(SystemExit, match=r"needs Python 3\.12 or newer.+python\.org") as ended:
        dev.choose_python([old], WANTED)
    assert "\n" not in str(ended.value)


def test_only_a_python_without_ensurepip_ends_in_the_package_to_install(tmp_path):
    bare = make_python(tmp_path / "python3", version="3.12.3", missing="ensurepip")
    with pytest.raises(SystemExit, match=r"comes without ensurepip.+install python3\.12-venv"):
        dev.choose_python([bare], WANTED)


def test_pythons_are_looked_for_on_the_path_and_then_in_pyenv(tmp_path):
    in_pyenv = make_python(tmp_path / "home" / ".pyenv" / "versions" / "3.13.0" / "bin" / "python")
    plain = make_python(tmp_path / "bin" / "python3")
    named = make_python(tmp_path / "more" / "python3.13")
    environ = {"PATH": f"{tmp_path / 'bin'}:{tmp_path / 'more'}", "HOME": str(tmp_path / "home")}
    assert dev.executables(environ) == [sys.executable, named, plain, in_pyenv]


def test_an_empty_environment_leaves_the_running_python(tmp_path):
    assert dev.executables({"PATH": str(tmp_path)})[0] == sys.executable


# Installing


@pytest.fixture
def requirement_files(tmp_path, monkeypatch):
    """A checkout that has nothing but requirement files."""
    for name in ("requirements.txt", "requirements-dev.txt", "requirements.lock"):
        (tmp_path / name).write_text(f"# {name}\n")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    return tmp_path


def test_requirements_are_installed_once(requirement_files):
    assert not dev.is_installed("requirements.txt", requirement_files)
    dev.remember_installed("requirements.txt", requirement_files)
    assert dev.is_installed("requirements.txt", requirement_files)


@pytest.mark.parametrize("changed", ["requirements.txt", "requirements-dev.txt", "requirements.lock"])
def test_changed_requirements_are_installed_again(requirement_files, changed):
    dev.remember_installed("requirements-dev.txt", requirement_files)
    (requirement_files / changed).write_text("django==6.1.4\n")
    assert not dev.is_installed("requirements-dev.txt", requirement_files)


def test_requirements_to_run_do_not_count_as_those_to_test(requirement_files):
    dev.remember_installed("requirements.txt", requirement_files)
    assert not dev.is_installed("requirements-dev.txt", requirement_files)


def test_an_index_out_of_reach_is_one_sentence():
    pip = (
        "WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError()': /simple/\n"
        "ERROR: Could not find a version that satisfies the requirement django==6.1.3\n"
    )
    sentence = dev.why_pip_failed(pip)
    assert "can't be reached" in sentence
    assert "\n" not in sentence


def test_any_other_trouble_of_pip_is_shown():
    assert "No space left on device" in dev.why_pip_failed("ERROR: [Errno 28] No space left on device\n")


# Serving


def test_a_taken_port_is_not_free(taken_port):
    assert not dev.is_free(taken_port)


def test_the_first_free_port_comes_after_the_taken_ones(taken_port):
    assert taken_port < dev.first_free_port(taken_port) < taken_port + 100


def test_asking_for_a_taken_port_ends_in_a_sentence(taken_port):
    with pytest.raises(SystemExit, match=f"^Port {taken_port} can't be used: it is taken"):
        dev.serve(["--port", str(taken_port)])


@pytest.mark.parametrize("port", [0, -1, 70000])
def test_asking_for_an_impossible_port_ends_in_a_sentence(port):
    with pytest.raises(SystemExit, match="can't be used"):
        dev.serve(["--port", str(port)])


def test_the_first_run_writes_settings_for_this_user_only(tmp_path):
    dev.write_env_file(tmp_path / ".env")
    lines = (tmp_path / ".env").read_text().splitlines()
    assert "DEBUG=on" in lines
    assert len(next(line for line in lines if line.startswith("SECRET_KEY="))) > 60
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600


def test_each_machine_gets_a_secret_key_of_its_own(tmp_path):
    dev.write_env_file(tmp_path / "one")
    dev.write_env_file(tmp_path / "two")
    assert (tmp_path / "one").read_text() != (tmp_path / "two").read_text()


def test_later_runs_keep_the_settings(tmp_path):
    (tmp_path / ".env").write_text("DEBUG=off\n")
    dev.write_env_file(tmp_path / ".env")
    assert (tmp_path / ".env").read_text() == "DEBUG=off\n"


# Commands and their children


def test_help_names_every_command(capsys):
    assert dev.main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in dev.COMMANDS)


def test_an_unknown_command_ends_in_a_sentence():
    with pytest.raises(SystemExit, match="no command 'tset'"):
        dev.main(["tset"])


def test_the_exit_code_of_a_child_is_ours():
    assert dev.run([sys.executable, "-c", "raise SystemExit(7)"], {}) == 7


def test_a_child_gets_the_environment_it_is_given():
    assert (
        dev.run([sys.executable, "-c", "import os; assert os.environ['SITE_URL'] == 'x'"], {"SITE_URL": "x"})
        == 0
    )


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_child_may_tidy_up_when_we_are_told_to_stop(sent):
    child = (
        "import signal, sys, time\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(print('tidied up', flush=True)))\n"
        "print('ready', flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = (
        "import dev, signal, sys\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))\n"
        f"dev.run([sys.executable, '-c', {child!r}], {{}}, lambda child: print('watching', flush=True))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", parent],
        cwd=dev.ROOT,
        env=os.environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as launcher:
        assert launcher.stdout is not None
        assert {launcher.stdout.readline(), launcher.stdout.readline()} == {b"ready\n", b"watching\n"}
        launcher.send_signal(sent)
        assert launcher.stdout.read() == b"tidied up\n"
        assert launcher.wait(timeout=30) != 0
