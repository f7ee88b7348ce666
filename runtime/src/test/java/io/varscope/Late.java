package io.varscope;

/** A model whose binder fails as one does that was compiled with another library. */
record Late(LinkageError failure) {}
