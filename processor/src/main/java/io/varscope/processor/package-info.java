/** The annotation processor: a pipeline of stages, read, expand, check, write and report. */
package io.varscope.processor;
