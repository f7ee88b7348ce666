/** Weights in files: safetensors and npz, strict and fast. */
package io.varscope.checkpoint;
