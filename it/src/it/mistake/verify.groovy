// Maven prints errors twice: as it finds them, and at the end of the build.
def errors =
    new File(basedir, 'build.log').readLines().findAll { it =~ /ERROR.*\.java:/ }.unique()
assert errors.size() == 1 : errors
assert errors[0].endsWith(
    '/src/main/java/acme/Head.java:[11,3] [DuplicateVariable] Variable foo/weights already exists:' +
    ' created by acme.Encoder.weights (Encoder.java:11). Did you mean reuse = Reuse.TRUE, or' +
    ' Reuse.AUTO?')
