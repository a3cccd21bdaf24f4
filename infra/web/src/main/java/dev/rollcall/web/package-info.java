/** The conventions of the HTTP interface that both services keep: problems, limits, strict JSON, bearer tokens. */
@NullMarked
package dev.rollcall.web;

import org.jspecify.annotations.NullMarked;
