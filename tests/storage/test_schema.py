"""Tables come into being once, move forward under a lock, and a newer database is left alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from assessment.domain.checklist import Checklist
from assessment.domain.journal import GENESIS, Act, JournalEntry, salted_hash, sealed
from assessment.domain.organization import Organization
from assessment.domain.record import Record
from assessment.storage import schema
from assessment.storage.database import Database
from assessment.storage.schema import HEAD, NewerDatabase, bring_up_to_date, known_revisions
from assessment.storage.store import Store, row_of
from assessment.storage.tables import RECORDS, metadata, table_of
from tests.storage.examples import ADA, NINE, every_record, organization

ADD_A_COLUMN = '''"""One column more."""

import sqlalchemy as sa
from alembic import op

revision = "0999"
down_revision = "{head}"


def upgrade() -> None:
    """Add it."""
    op.add_column("organization", sa.Column("colour", sa.Text()))
'''


def stored_head(database: Database) -> str | None:
    with database.reading() as connection:
        return connection.scalar(sa.text("SELECT version_num FROM alembic_version"))


def tables(database: Database) -> set[str]:
    with database.reading() as connection:
        return set(sa.inspect(connection).get_table_names())


def keep_one_organization(database: Database) -> None:
    with Store(database).writing(ADA, NINE) as writer:
        writer.save(organization())


def alembic_to(connection: sa.Connection, revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def written_by_the_first_version(connection: sa.Connection, records: list[Record]) -> dict[tuple[str, str], Record]:
    """Save records as the first version did: only its tables, only its columns, and journal lines that know no others."""
    tables_then = sa.MetaData()
    tables_then.reflect(connection)
    written = {}
    for sequence, record in enumerate((record for record in records if record.table in tables_then.tables), 1):
        columns = set(tables_then.tables[record.table].columns.keys())
        then = type(record).model_validate({**record.model_dump(include=columns), "revision": 1})
        body = then.model_dump(mode="json", include=columns)
        row = {name: value for name, value in row_of(then).items() if name in columns}
        connection.execute(sa.insert(table_of(type(record))).values(row))
        chain = f"chain{sequence}"
        line = JournalEntry(
            id=chain, revision=1, chain=chain, sequence=1, at=NINE, actor="Ada", act=Act.CREATED,
            record_table=record.table, record_id=record.id, record_revision=1,
            body=body, salt="salt", body_hash=salted_hash(body, "salt"), previous_hash=GENESIS, hash="",
        )  # fmt: skip
        connection.execute(sa.insert(table_of(JournalEntry)).values(row_of(sealed(line))))
        written[record.table, record.id] = then
    return written


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Pretend that this version of the toolkit has one migration more."""

    def pretend(script: str) -> None:
        migrations = Path(shutil.copytree(schema.MIGRATIONS, tmp_path / "migrations"))
        (migrations / "versions" / "0999_one_more.py").write_text(script.replace("{head}", HEAD), encoding="utf-8")
        monkeypatch.setattr(schema, "MIGRATIONS", migrations)
        monkeypatch.setattr(schema, "HEAD", "0999")

    return pretend


def test_the_first_start_makes_folder_and_tables(empty_url: str) -> None:
    database = Database(empty_url)
    bring_up_to_date(database)
    assert tables(database) == {record.table for record in RECORDS} | {"alembic_version"}
    assert stored_head(database) == HEAD
    database.close()


def test_the_tables_are_those_the_records_ask_for(database: Database) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_stated_head_is_the_newest_migration() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [HEAD]
    assert {script.revision for script in scripts.walk_revisions()} == known_revisions()
    assert max(known_revisions()) == HEAD


def test_a_second_start_runs_no_migration(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", tmp_path / "there are none")
    bring_up_to_date(database)
    assert stored_head(database) == HEAD


def test_a_second_start_leaves_no_copy(sqlite_file: Path, sqlite_url: str) -> None:
    database = Database(sqlite_url)
    bring_up_to_date(database)
    database.close()
    assert [file.name for file in sqlite_file.parent.iterdir()] == [sqlite_file.name]


def test_several_first_starts_at_once_do_not_disturb_each_other(empty_url: str) -> None:
    databases = [Database(empty_url) for _ in range(5)]
    with ThreadPoolExecutor(len(databases)) as pool:
        assert list(pool.map(bring_up_to_date, databases)) == [None] * 5
    assert stored_head(databases[0]) == HEAD
    keep_one_organization(databases[4])
    for database in databases:
        database.close()


def test_a_newer_database_is_refused_with_a_sentence_and_left_alone(database: Database) -> None:
    keep_one_organization(database)
    with database.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0999'"))
    with pytest.raises(NewerDatabase) as refused:
        bring_up_to_date(database)
    assert f"schema 0999, this version knows up to {HEAD}" in refused.value.message
    assert "Install the newer version" in refused.value.message
    assert stored_head(database) == "0999"
    with Store(database).reading() as reader:
        assert len(reader.list(Organization)) == 1


def test_a_newer_file_keeps_every_byte(sqlite_file: Path, sqlite_url: str) -> None:
    changing = Database(sqlite_url)
    with changing.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0999'"))
    changing.close()
    before = sqlite_file.read_bytes()
    refusing = Database(sqlite_url)
    with pytest.raises(NewerDatabase):
        bring_up_to_date(refusing)
    refusing.close()
    assert sqlite_file.read_bytes() == before
    assert [file.name for file in sqlite_file.parent.iterdir()] == [sqlite_file.name]


def test_an_older_database_is_brought_forward_with_its_data(
    database: Database, next_version: Callable[[str], None]
) -> None:
    keep_one_organization(database)
    next_version(ADD_A_COLUMN)
    bring_up_to_date(database)
    assert stored_head(database) == "0999"
    with database.reading() as connection:
        assert connection.execute(sa.text("SELECT name, colour FROM organization")).one() == ("Northwind", None)


def test_records_of_the_first_version_are_read_as_they_were(empty_url: str, checklist: Checklist) -> None:
    database = Database(empty_url)
    with database.writing() as connection:
        alembic_to(connection, "0001")
        written_then = written_by_the_first_version(connection, every_record(checklist))
    bring_up_to_date(database)
    assert stored_head(database) == HEAD
    store = Store(database)
    assert all(check.intact for check in store.check_journal())
    assert store.check_records() == []
    with store.reading() as reader:
        read = {(record.table, record.id): record for kind in RECORDS for record in reader.list(kind)}
    assert {key: read[key] for key in written_then} == written_then
    database.close()


def test_an_older_file_is_copied_before_it_changes_with_what_is_not_yet_in_the_main_file(
    sqlite_file: Path, sqlite_url: str, next_version: Callable[[str], None]
) -> None:
    database = Database(sqlite_url)
    keep_one_organization(database)
    assert sqlite_file.with_name("iso10002.db-wal").stat().st_size > 0
    next_version(ADD_A_COLUMN)
    bring_up_to_date(database)
    database.close()
    copied = sqlite_file.with_name(f"iso10002.before-{HEAD}.db")
    assert {file.name for file in sqlite_file.parent.iterdir()} == {sqlite_file.name, copied.name}
    copy = Database(f"sqlite:///{copied.as_posix()}")
    assert stored_head(copy) == HEAD
    with Store(copy).reading() as reader:
        assert [found.name for found in reader.list(Organization)] == ["Northwind"]
    assert all(check.intact for check in Store(copy).check_journal())
    copy.close()


def test_a_migration_that_fails_changes_nothing(database: Database, next_version: Callable[[str], None]) -> None:
    keep_one_organization(database)
    next_version(ADD_A_COLUMN + "    raise RuntimeError('half way')\n")
    with pytest.raises(RuntimeError, match="half way"):
        bring_up_to_date(database)
    assert stored_head(database) == HEAD
    with database.reading() as connection:
        columns = {column["name"] for column in sa.inspect(connection).get_columns("organization")}
    assert "colour" not in columns
    with Store(database).reading() as reader:
        assert len(reader.list(Organization)) == 1


def test_several_starts_of_a_new_version_migrate_once(database_url: str, next_version: Callable[[str], None]) -> None:
    databases = [Database(database_url) for _ in range(4)]
    next_version(ADD_A_COLUMN)
    with ThreadPoolExecutor(len(databases)) as pool:
        assert list(pool.map(bring_up_to_date, databases)) == [None] * 4
    assert stored_head(databases[0]) == "0999"
    for database in databases:
        database.close()
