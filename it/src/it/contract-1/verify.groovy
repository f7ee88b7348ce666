import io.varscope.it.Artifacts
import io.varscope.it.Java

def path =
    Java.path(
        new File(basedir, 'target/classes'),
        new File(basedir, 'library.jar'),
        new Artifacts(localRepositoryPath, version).jar('runtime'))
def output = Java.run('-cp', path, 'acme.Main').readLines()
assert output == new File(basedir, 'expected.txt').readLines()
