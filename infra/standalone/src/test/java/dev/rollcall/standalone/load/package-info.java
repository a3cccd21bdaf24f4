/** The loader against files and against a server that keeps the interface's contract in memory. */
@NullMarked
package dev.rollcall.standalone.load;

import org.jspecify.annotations.NullMarked;
