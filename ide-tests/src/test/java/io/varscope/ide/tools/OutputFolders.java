package io.varscope.ide.tools;

import java.nio.file.Path;

/** Where the outputs of a project go. */
public record OutputFolders(Path generated, Path classes) {}
