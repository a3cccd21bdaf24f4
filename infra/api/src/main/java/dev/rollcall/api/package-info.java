/** The OpenAPI document of the whole HTTP interface; {@code openapi.yaml} beside it is where it is written. */
@NullMarked
package dev.rollcall.api;

import org.jspecify.annotations.NullMarked;
