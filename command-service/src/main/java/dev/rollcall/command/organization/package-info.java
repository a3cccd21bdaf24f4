/** Organizations and how they are divided: departments and teams. */
@NullMarked
package dev.rollcall.command.organization;

import org.jspecify.annotations.NullMarked;
