/** Java source that commands write, from texts of strangers. */
@NullMarked
package io.varscope.cli.source;

import org.jspecify.annotations.NullMarked;
