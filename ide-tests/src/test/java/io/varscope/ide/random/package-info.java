/** Edits that nobody has thought of: projects that change at random, from fixed seeds. */
package io.varscope.ide.random;
