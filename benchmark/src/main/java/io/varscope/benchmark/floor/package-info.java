/**
 * Processors that do nothing but write files, to say what that alone costs. They are on a processor
 * path like those that they are measured beside, and see nothing else of this program.
 */
package io.varscope.benchmark.floor;
