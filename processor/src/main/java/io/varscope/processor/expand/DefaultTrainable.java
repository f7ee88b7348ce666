package io.varscope.processor.expand;

import io.varscope.processor.model.Site;

/**
 * Whether variables are trainable, and who says so.
 *
 * @param site where it is said
 * @param step the index of the first step that it is about
 */
public record DefaultTrainable(boolean value, Site site, int step) {}
