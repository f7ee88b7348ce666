/** What runs inside Eclipse. */
package io.varscope.benchmark.eclipse.workspace;
