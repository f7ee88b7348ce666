/** The bytes of tensors: read from a file that threads share, mapped, copied into a new file. */
package io.varscope.checkpoint.bytes;
