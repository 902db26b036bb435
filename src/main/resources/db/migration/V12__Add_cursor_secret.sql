-- Created here and not by the first node that needs it, so that nodes with a read-only database have it too. A version 4 UUID
-- has 122 bits of PostgreSQL's strong random source.
INSERT INTO signing_secret (purpose, secret)
VALUES ('cursors', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
COMMENT ON TABLE signing_secret IS
    'Secrets that links are signed with, and cursors sealed with. Anybody who reads them can forge links and read cursors.';
COMMENT ON COLUMN signing_secret.purpose IS 'What the secret is for: previews or cursors.';
