/** Tests of what keeps rows of read models, on a real PostgreSQL. */
@NullMarked
package dev.rollcall.query.platform;

import org.jspecify.annotations.NullMarked;
