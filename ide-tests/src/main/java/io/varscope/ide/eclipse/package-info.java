/** Replays scripts in a workspace of Eclipse that has no window. */
package io.varscope.ide.eclipse;
