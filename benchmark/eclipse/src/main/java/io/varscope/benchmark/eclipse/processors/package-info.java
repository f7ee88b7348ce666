/** What Varscope's processor is measured beside. */
package io.varscope.benchmark.eclipse.processors;
