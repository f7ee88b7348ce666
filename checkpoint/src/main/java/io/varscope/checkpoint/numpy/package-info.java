/** NumPy's formats: npy for one array, npz for several. */
package io.varscope.checkpoint.numpy;
