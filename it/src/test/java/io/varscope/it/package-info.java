/** What the scripts of the projects in {@code src/it} call. */
package io.varscope.it;
