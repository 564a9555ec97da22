-- An undo compares what an import made of an object with how it stands, and tells what it left because it changed since.
alter table import_before add column after jsonb;
alter table import_batch add column kept jsonb;
