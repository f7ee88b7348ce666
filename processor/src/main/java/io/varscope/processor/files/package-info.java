/** What a model is loaded from: how its variables and the tensors of a file go together. */
@NullMarked
package io.varscope.processor.files;

import org.jspecify.annotations.NullMarked;
