/**
 * What build tools and IDEs do between an edit and the compiler: which files they hand to it, and
 * which outputs of earlier compilations they leave where it finds them.
 */
package io.varscope.ide.tools;
