/** The format of safetensors, in one file or several with an index. */
package io.varscope.checkpoint.safetensors;
