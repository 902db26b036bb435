-- Each of its statements has one good plan, and making it takes longer than one article needs.
ALTER FUNCTION refresh_listing(bigint[]) SET plan_cache_mode = force_generic_plan;
