package io.varscope.processor.model;

/**
 * A {@code @Slots} where it means nothing.
 *
 * @param site the annotation
 * @param reason why, as a sentence
 */
public record StraySlots(Site site, String reason) {}
