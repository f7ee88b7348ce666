package io.varscope.ide.tools;

import java.util.List;

/**
 * A file that a processor has created.
 *
 * @param path below the folder of generated sources, or below that of class files
 * @param isSource which of the two
 * @param origins the originating elements, each as the class in no other class that it is in
 */
public record CreatedFile(String path, boolean isSource, List<String> origins) {}
