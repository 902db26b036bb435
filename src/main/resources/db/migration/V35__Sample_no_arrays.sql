-- Nobody looks for what is in these: sampling them would be most of the work of an ANALYZE.
ALTER TABLE related_place
    ALTER friends SET STATISTICS 0, ALTER shares SET STATISTICS 0, ALTER others SET STATISTICS 0,
    ALTER nearnesses SET STATISTICS 0, ALTER topicals SET STATISTICS 0;
ALTER TABLE related_vector
    ALTER terms SET STATISTICS 0, ALTER impacts SET STATISTICS 0, ALTER counted SET STATISTICS 0, ALTER uses SET STATISTICS 0;
ALTER TABLE related_list ALTER others SET STATISTICS 0, ALTER ranks SET STATISTICS 0;
ALTER TABLE ready_article ALTER card SET STATISTICS 0, ALTER whole SET STATISTICS 0, ALTER keys SET STATISTICS 0;
