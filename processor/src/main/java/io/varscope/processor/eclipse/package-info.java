/**
 * What only a workspace of Eclipse offers: the project that is built, and what is remembered from
 * one build to the next. It is reached by reflection, since other compilers have none of it.
 */
@NullMarked
package io.varscope.processor.eclipse;

import org.jspecify.annotations.NullMarked;
