-- Brings a database whose last migration is V38 to the names of the initial schema (db/migration). Names and comments
-- change, and no row is touched, so that it takes the same short time for an archive of any size. LegacySchema runs it,
-- then the comments of the versioned migrations and all repeatable migrations, in one transaction.

-- The repeatable migrations define the functions and triggers under their new names. name_fold stays, because indexes use it.
DROP TRIGGER listing_come ON listing;
DROP TRIGGER listing_gone ON listing;
DROP FUNCTION count_listing, list_name, refresh_listing, text_config, text_language, text_in, related_pieces, related_stems,
    related_words, related_words_of, term_weight, time_nearness, story_nearness, search_pairs, search_fold, search_language,
    search_term, search_lexeme, search_word_term, search_week_key, search_deletions, search_documents, search_languages,
    search_lookalikes, search_filing_key, search_filed, search_samples;

-- api_key
ALTER TABLE api_key RENAME COLUMN former_hash TO previous_secret_hash;
ALTER TABLE api_key RENAME COLUMN former_until TO previous_secret_expires_at;
ALTER TABLE api_key RENAME CONSTRAINT api_key_former_hash_sha256 TO api_key_previous_secret_hash_sha256;

-- idempotent_answer
ALTER TABLE idempotent_answer RENAME TO idempotent_response;
ALTER TABLE idempotent_response RENAME CONSTRAINT idempotent_answer_pk TO idempotent_response_pk;
ALTER INDEX idempotent_answer_at_idx RENAME TO idempotent_response_at_idx;

-- medium_doomed
ALTER TABLE medium_doomed RENAME TO medium_file_deletion;
ALTER TABLE medium_file_deletion RENAME CONSTRAINT medium_doomed_pk TO medium_file_deletion_pk;

-- entry_alias
ALTER TABLE entry_alias RENAME TO taxonomy_former_slug;
ALTER TABLE taxonomy_former_slug RENAME CONSTRAINT entry_alias_pk TO taxonomy_former_slug_pk;
ALTER TABLE taxonomy_former_slug RENAME CONSTRAINT entry_alias_kind_known TO taxonomy_former_slug_kind_known;
ALTER INDEX entry_alias_entry_idx RENAME TO taxonomy_former_slug_entry_idx;

-- Names of categories, tags and authors
ALTER INDEX category_folded_idx RENAME TO category_name_prefix_idx;
ALTER INDEX category_words_idx RENAME TO category_name_words_idx;
ALTER INDEX tag_folded_idx RENAME TO tag_name_prefix_idx;
ALTER INDEX tag_words_idx RENAME TO tag_name_words_idx;
ALTER INDEX author_folded_idx RENAME TO author_name_prefix_idx;
ALTER INDEX author_words_idx RENAME TO author_name_words_idx;

-- article
ALTER TABLE article RENAME COLUMN title_order TO title_sort_key;
ALTER INDEX article_due_idx RENAME TO article_publish_at_idx;
ALTER INDEX article_expiry_idx RENAME TO article_expire_at_idx;

-- article_alias becomes article_former_slug, and article_old_url becomes article_alias
ALTER TABLE article_alias RENAME TO article_former_slug;
ALTER TABLE article_former_slug RENAME CONSTRAINT article_alias_pk TO article_former_slug_pk;
ALTER TABLE article_former_slug RENAME CONSTRAINT article_alias_article_fk TO article_former_slug_article_fk;
ALTER INDEX article_alias_article_idx RENAME TO article_former_slug_article_idx;
ALTER TABLE article_old_url RENAME TO article_alias;
ALTER TABLE article_alias RENAME CONSTRAINT article_old_url_pk TO article_alias_pk;
ALTER TABLE article_alias RENAME CONSTRAINT article_old_url_article_fk TO article_alias_article_fk;
ALTER INDEX article_old_url_article_idx RENAME TO article_alias_article_idx;

-- article_steering
ALTER TABLE article_steering RENAME TO article_related_override;
ALTER TABLE article_related_override RENAME CONSTRAINT article_steering_pk TO article_related_override_pk;
ALTER TABLE article_related_override RENAME CONSTRAINT article_steering_article_fk TO article_related_override_article_fk;
ALTER TABLE article_related_override RENAME CONSTRAINT article_steering_other_fk TO article_related_override_other_fk;
ALTER INDEX article_steering_other_idx RENAME TO article_related_override_other_idx;

-- article_due
ALTER TABLE article_due RENAME TO deferred_update;
ALTER TABLE deferred_update RENAME COLUMN turn TO place;
ALTER SEQUENCE article_due_turn_seq RENAME TO deferred_update_place_seq;
ALTER TABLE deferred_update RENAME CONSTRAINT article_due_pk TO deferred_update_pk;
ALTER TABLE deferred_update RENAME CONSTRAINT article_due_article_fk TO deferred_update_article_fk;
ALTER INDEX article_due_turn_idx RENAME TO deferred_update_place_idx;

-- listing_change
ALTER TABLE listing_change RENAME TO listing_count_delta;
ALTER SEQUENCE listing_change_id_seq RENAME TO listing_count_delta_id_seq;
ALTER TABLE listing_count_delta RENAME CONSTRAINT listing_change_pk TO listing_count_delta_pk;
ALTER INDEX listing_change_list_idx RENAME TO listing_count_delta_list_idx;

-- delivery_era
ALTER TABLE delivery_era RENAME TO cache_generation;
ALTER TABLE cache_generation RENAME COLUMN era TO generation;
ALTER TABLE cache_generation RENAME CONSTRAINT delivery_era_pk TO cache_generation_pk;
ALTER TABLE cache_generation RENAME CONSTRAINT delivery_era_one TO cache_generation_is_one;

-- ready_article
ALTER TABLE ready_article RENAME TO prerendered_article;
ALTER TABLE prerendered_article RENAME COLUMN turn TO changes;
ALTER TABLE prerendered_article RENAME COLUMN era TO generation;
ALTER TABLE prerendered_article RENAME COLUMN made_as TO prerender_version;
ALTER TABLE prerendered_article RENAME COLUMN keys TO surrogate_keys;
ALTER TABLE prerendered_article RENAME CONSTRAINT ready_article_pk TO prerendered_article_pk;
ALTER TABLE prerendered_article RENAME CONSTRAINT ready_article_article_fk TO prerendered_article_article_fk;

-- related_count, related_vector, related_place, related_copy, related_list, related_pass
ALTER TABLE related_count RENAME TO related_count_delta;
ALTER SEQUENCE related_count_id_seq RENAME TO related_count_delta_id_seq;
ALTER TABLE related_count_delta RENAME CONSTRAINT related_count_pk TO related_count_delta_pk;
ALTER TABLE related_count_delta RENAME CONSTRAINT related_count_sign TO related_count_delta_sign;
ALTER TABLE related_vector RENAME COLUMN corpus TO corpus_size;
ALTER TABLE related_vector RENAME COLUMN counted TO all_terms;
ALTER TABLE related_place RENAME TO related_neighbours;
ALTER TABLE related_neighbours RENAME COLUMN nearness TO mean_similarity;
ALTER TABLE related_neighbours RENAME COLUMN topical TO mean_topic_similarity;
ALTER TABLE related_neighbours RENAME COLUMN friends TO top_neighbours;
ALTER TABLE related_neighbours RENAME COLUMN shares TO top_weights;
ALTER TABLE related_neighbours RENAME COLUMN others TO neighbours;
ALTER TABLE related_neighbours RENAME COLUMN nearnesses TO similarities;
ALTER TABLE related_neighbours RENAME COLUMN topicals TO topic_similarities;
ALTER TABLE related_neighbours RENAME CONSTRAINT related_place_pk TO related_neighbours_pk;
ALTER TABLE related_copy RENAME TO related_near_duplicate;
ALTER TABLE related_near_duplicate RENAME CONSTRAINT related_copy_pk TO related_near_duplicate_pk;
ALTER INDEX related_copy_other_idx RENAME TO related_near_duplicate_other_idx;
ALTER TABLE related_list RENAME COLUMN others TO items;
ALTER TABLE related_list RENAME COLUMN due TO stale;
ALTER TABLE related_list RENAME COLUMN made_at TO built_at;
ALTER INDEX related_list_due_idx RENAME TO related_list_stale_idx;
ALTER TABLE related_pass RENAME TO related_reindex;

-- search_document, search_word, search_filing, search_tongue, search_count
ALTER TABLE search_document RENAME COLUMN filed TO filter_keys;
ALTER TABLE search_word RENAME COLUMN deletions TO deletion_hashes;
ALTER INDEX search_word_deletions_idx RENAME TO search_word_deletion_hashes_idx;
ALTER TABLE search_filing RENAME TO search_filter_count;
ALTER TABLE search_filter_count RENAME CONSTRAINT search_filing_pk TO search_filter_count_pk;
ALTER TABLE search_tongue RENAME TO search_language_tag;
ALTER TABLE search_language_tag RENAME CONSTRAINT search_tongue_pk TO search_language_tag_pk;
ALTER TABLE search_count RENAME TO search_count_delta;
ALTER SEQUENCE search_count_id_seq RENAME TO search_count_delta_id_seq;
ALTER TABLE search_count_delta RENAME CONSTRAINT search_count_pk TO search_count_delta_pk;
ALTER TABLE search_count_delta RENAME CONSTRAINT search_count_sign TO search_count_delta_sign;

-- view_span
ALTER TABLE view_span RENAME TO view_bucket;
ALTER TABLE view_bucket RENAME COLUMN since TO starts_at;
ALTER TABLE view_bucket RENAME CONSTRAINT view_span_pk TO view_bucket_pk;
ALTER INDEX view_count_most_idx RENAME TO view_count_most_viewed_idx;

-- import_job, import_postponed
ALTER TABLE import_job RENAME CONSTRAINT import_job_id_key TO import_job_id_unique;
ALTER TABLE import_job RENAME CONSTRAINT import_job_state_check TO import_job_state_known;
ALTER TABLE import_postponed RENAME TO import_deferred_line;
ALTER TABLE import_deferred_line RENAME COLUMN at_byte TO byte_offset;
ALTER TABLE import_deferred_line RENAME CONSTRAINT import_postponed_pk TO import_deferred_line_pk;
ALTER TABLE import_deferred_line RENAME CONSTRAINT import_postponed_job_fk TO import_deferred_line_job_fk;
ALTER INDEX import_postponed_slug_idx RENAME TO import_deferred_line_slug_idx;

-- From PostgreSQL 18 on NOT NULL constraints have names, which PostgreSQL derived from the former names.
DO $$
DECLARE
    misnamed record;
BEGIN
    FOR misnamed IN
        SELECT con.conrelid::regclass AS in_table, con.conname AS former, format('%s_%s_not_null', rel.relname, att.attname) AS name
        FROM pg_constraint con
        JOIN pg_class rel ON rel.oid = con.conrelid
        JOIN pg_attribute att ON att.attrelid = con.conrelid AND att.attnum = con.conkey[1]
        WHERE con.contype = 'n' AND con.connamespace = current_schema()::regnamespace
          AND con.conname <> format('%s_%s_not_null', rel.relname, att.attname)
    LOOP
        EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', misnamed.in_table, misnamed.former, misnamed.name);
    END LOOP;
END
$$;
