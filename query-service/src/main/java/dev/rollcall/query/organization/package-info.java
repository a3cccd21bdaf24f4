/** Organizations and how they are divided: departments and teams. */
@NullMarked
package dev.rollcall.query.organization;

import org.jspecify.annotations.NullMarked;
