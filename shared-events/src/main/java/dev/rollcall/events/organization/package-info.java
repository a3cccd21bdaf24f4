/** Organizations and how they are divided: departments and teams. */
@NullMarked
package dev.rollcall.events.organization;

import org.jspecify.annotations.NullMarked;
