/** Edits that nobody has thought of: projects that change at random, by fixed seeds. */
package io.varscope.ide.random;
