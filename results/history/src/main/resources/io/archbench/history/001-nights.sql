-- One schema for SQLite and PostgreSQL. Who writes has locked out all others, and gives out the
-- numbers; texts that repeat have a table of their own, so that a ratio is a narrow row.

CREATE TABLE study (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

-- measured: milliseconds since 1970, UTC. content: SHA-256 of what was added.
CREATE TABLE night (
  id INTEGER PRIMARY KEY,
  study INTEGER NOT NULL REFERENCES study (id),
  run TEXT NOT NULL,
  measured BIGINT NOT NULL,
  built_from TEXT,
  seed BIGINT NOT NULL,
  content TEXT NOT NULL,
  UNIQUE (study, run)
);

-- digest: SHA-256 of the rest, for an index may not be as wide as names of cells can be.
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  study INTEGER NOT NULL REFERENCES study (id),
  variant TEXT NOT NULL,
  cell TEXT NOT NULL,
  metric TEXT NOT NULL,
  work TEXT NOT NULL
);

CREATE TABLE conditions (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  machine TEXT NOT NULL,
  kernel TEXT NOT NULL,
  jdk TEXT NOT NULL,
  anchor TEXT NOT NULL
);

CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

-- conditions and units are few and stay, so nothing has to be asked when ratios go.
CREATE TABLE ratio (
  night INTEGER NOT NULL REFERENCES night (id),
  series INTEGER NOT NULL REFERENCES series (id),
  conditions INTEGER NOT NULL,
  unit INTEGER NOT NULL,
  units INTEGER NOT NULL,
  theta DOUBLE PRECISION NOT NULL,
  low DOUBLE PRECISION,
  high DOUBLE PRECISION,
  score DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (night, series)
);

CREATE INDEX ratio_of_series ON ratio (series);
