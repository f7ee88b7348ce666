package io.varscope.ide.eclipse;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What there is after a build.
 *
 * @param generated the texts of the generated sources, by project and path
 * @param classes the paths of all class files, with their projects
 * @param log what Eclipse says in its log only, where nobody sees it
 */
public record Build(
    List<Marker> markers,
    SortedMap<String, String> generated,
    SortedSet<String> classes,
    List<String> log)
    implements Serializable {}
