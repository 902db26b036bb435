-- Created here and not by the first node that needs it, so that nodes with a read-only database have it too. A version 4 UUID
-- has 122 bits of PostgreSQL's strong random source.
INSERT INTO signing_secret (purpose, secret)
VALUES ('cursors', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
COMMENT ON TABLE signing_secret IS
    'Secrets for the signatures of links and the encryption of cursors. A person who reads a secret can forge these.';
COMMENT ON COLUMN signing_secret.purpose IS 'What the secret is for: previews or cursors.';
