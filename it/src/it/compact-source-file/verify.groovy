import io.varscope.it.Artifacts
import io.varscope.it.Java

// A model in a file of its own is bound in a file without a class.
def runtime = new Artifacts(localRepositoryPath, version).jar('runtime')
def classes = new File(basedir, 'model/target/classes')
assert Java.run('-cp', Java.path(classes, runtime), 'Main').trim() == 'mlp/weights(784, 10)'

// A model in such a file is told, at its line.
def errors =
    new File(basedir, 'build.log').readLines().findAll { it =~ /ERROR.*\.java:/ }.unique()
assert errors.size() == 1 : errors
assert errors[0].endsWith(
    '/mistake/src/main/java/Main.java:[5,1] [UnnamedClass] Main.Mlp cannot be bound: it is in a' +
    ' compact source file, one without a class around main, and no binder can name what is in' +
    ' there. Move it to a file of its own.')
