/** What files of ours say of themselves: checksums and further names of tensors. */
package io.varscope.checkpoint.metadata;
