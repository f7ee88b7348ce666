/** A model or a file as a page for browsers. */
@NullMarked
package io.varscope.cli.page;

import org.jspecify.annotations.NullMarked;
