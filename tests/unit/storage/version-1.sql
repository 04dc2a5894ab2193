-- A database of version 1: what the code of commit 4dfc17d wrote of two sessions, as `sqlite3 .dump` tells it.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE events (
    session_id TEXT    NOT NULL,
    seq        INTEGER NOT NULL,
    json       TEXT    NOT NULL,
    PRIMARY KEY (session_id, seq)
  ) STRICT, WITHOUT ROWID;
INSERT INTO events VALUES('cut',1,'{"type":"session-started","sessionId":"cut","startedAt":1795426200000,"lanes":[{"id":"mic","label":"Me","source":{"kind":"microphone"}},{"id":"sys","label":"Guests","source":{"kind":"system"}}]}');
INSERT INTO events VALUES('cut',2,'{"type":"caption-final","captionId":"a","laneId":"mic","startMs":1000,"endMs":1900.5,"text":"Cut off by a crash"}');
INSERT INTO events VALUES('show',1,'{"type":"session-started","sessionId":"show","startedAt":1795339800000,"lanes":[{"id":"mic","label":"Me","source":{"kind":"microphone"}},{"id":"sys","label":"Guests","source":{"kind":"system"}}]}');
INSERT INTO events VALUES('show',2,'{"type":"lane-state","laneId":"mic","state":"listening"}');
INSERT INTO events VALUES('show',4,'{"type":"caption-final","captionId":"a","laneId":"mic","startMs":100.25,"endMs":1000.75,"text":"And so, my fellow Americans: it''s ours."}');
INSERT INTO events VALUES('show',5,'{"type":"caption-final","captionId":"b","laneId":"sys","startMs":2000,"endMs":2900.5,"text":"그래서 여러분께 묻습니다."}');
INSERT INTO events VALUES('show',6,'{"type":"gap","laneId":"mic","startMs":4000,"endMs":6000,"code":"speech-queue-full"}');
INSERT INTO events VALUES('show',7,'{"type":"session-ended","endedAt":1795339809000.5,"durationMs":9000.5,"reason":"stopped"}');
CREATE TABLE sessions (
    id          TEXT PRIMARY KEY,
    started_at  REAL NOT NULL,
    ended_at    REAL,
    duration_ms REAL NOT NULL,
    lanes       TEXT NOT NULL
  ) STRICT;
INSERT INTO sessions VALUES('show',1795339800000.0,1795339809000.5,9000.4999999999999995,'[{"id":"mic","label":"Me","source":{"kind":"microphone"}},{"id":"sys","label":"Guests","source":{"kind":"system"}}]');
INSERT INTO sessions VALUES('cut',1795426200000.0,NULL,1900.5,'[{"id":"mic","label":"Me","source":{"kind":"microphone"}},{"id":"sys","label":"Guests","source":{"kind":"system"}}]');
CREATE TABLE captions (
    session_id TEXT    NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    id         TEXT    NOT NULL,
    seq        INTEGER NOT NULL,
    lane_id    TEXT    NOT NULL,
    start_ms   REAL    NOT NULL,
    end_ms     REAL    NOT NULL,
    text       TEXT    NOT NULL,
    PRIMARY KEY (session_id, id)
  ) STRICT;
INSERT INTO captions VALUES('show','a',4,'mic',100.25,1000.75,'And so, my fellow Americans: it''s ours.');
INSERT INTO captions VALUES('show','b',5,'sys',2000.0,2900.5,'그래서 여러분께 묻습니다.');
INSERT INTO captions VALUES('cut','a',2,'mic',1000.0,1900.5,'Cut off by a crash');
CREATE TABLE gaps (
    session_id TEXT    NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    seq        INTEGER NOT NULL,
    lane_id    TEXT    NOT NULL,
    start_ms   REAL    NOT NULL,
    end_ms     REAL    NOT NULL,
    code       TEXT    NOT NULL,
    PRIMARY KEY (session_id, seq)
  ) STRICT;
INSERT INTO gaps VALUES('show',6,'mic',4000.0,6000.0,'speech-queue-full');
CREATE INDEX sessions_by_start ON sessions (started_at);
CREATE INDEX captions_by_start ON captions (session_id, start_ms, seq);
COMMIT;
PRAGMA user_version = 1;
