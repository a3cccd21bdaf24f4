/** Documentation: the OpenAPI document of the whole interface, and a page to browse it. */
@NullMarked
package dev.rollcall.query.documentation;

import org.jspecify.annotations.NullMarked;
