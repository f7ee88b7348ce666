/** What a save and a full build cost in a workspace of Eclipse. */
package io.varscope.benchmark.eclipse;
