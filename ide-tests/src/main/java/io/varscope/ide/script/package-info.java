/** Scripts of edits, and what the compiler must say after each. */
package io.varscope.ide.script;
