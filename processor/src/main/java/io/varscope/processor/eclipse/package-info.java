/**
 * What only a workspace of Eclipse offers. It is reached by reflection, since other compilers have
 * none of it.
 */
package io.varscope.processor.eclipse;
