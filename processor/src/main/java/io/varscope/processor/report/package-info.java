/** The last stage: findings to the compiler's messages. */
package io.varscope.processor.report;
