-- A task of a development plan names the lever; how many points it lacks tells of margins to whoever reads tasks.
UPDATE task SET params = (params - 'gap') || jsonb_build_object('lever', params -> 'gap' -> 'lever')
WHERE kind = 'develop' AND params ? 'gap';
