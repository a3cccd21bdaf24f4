package dev.rollcall.query.platform;

/**
 * A row as it was for a while.
 *
 * @param since position of the event that made it so
 * @param until position of the event that made it otherwise; 0 for as it is
 */
record Version<R extends Record>(R row, long since, long until) {}
