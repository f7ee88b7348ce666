import io.varscope.it.Artifacts
import io.varscope.it.Java

def classes =
    ['encoder', 'decoder', 'application'].collect { new File(basedir, "$it/target/classes") }
def path = Java.path(*classes, new Artifacts(localRepositoryPath, version).jar('runtime'))
def output = Java.run('-p', path, '-m', 'acme.application/acme.application.Main').readLines()
assert output.take(2) == ['true', 'true']
assert output.drop(2).sort() ==
    ['translator/decoder/weights', 'translator/encoder/weights', 'translator/loss']
